"""The words of other people's spreadsheets: what their columns are called, and what their cells say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from interview_helper.domain.company import MAX_ROUND, Status


class Field(StrEnum):
    """What a column becomes. Any number of columns may go to the notes, and any may be left out."""

    NAME = "name"
    ROLE = "role"
    ROUND = "round"
    DATE = "date"
    TIME = "time"
    STATUS = "status"
    PERSON = "person"
    CONTACT = "contact"
    NOTES = "notes"
    NOTHING = "nothing"


REPEATABLE = (Field.NOTES, Field.NOTHING)
FIELD_WORDS: dict[Field, str] = {
    Field.NAME: "Name of the company",
    Field.ROLE: "Role",
    Field.ROUND: "Round",
    Field.DATE: "Interview date",
    Field.TIME: "Interview time",
    Field.STATUS: "Status",
    Field.PERSON: "Person",
    Field.CONTACT: "Person’s contact",
    Field.NOTES: "Notes",
    Field.NOTHING: "Leave out",
}

# The better name for a field comes first: of two columns it is the one that becomes the field.
_HEADERS: dict[Field, str] = {
    Field.NAME: (
        "company, company name, name of company, name of the company, employer, employer name, "
        "organization, "
        "organisation, organization name, organisation name, firm, business, "
        "firma, firmenname, name der firma, unternehmen, unternehmensname, arbeitgeber, "
        "gesellschaft, betrieb, "
        "entreprise, nom de l entreprise, societe, employeur, "
        "empresa, nombre de la empresa, nome da empresa, compania, empleador, "
        "azienda, nome azienda, societa, ditta, bedrijf, bedrijfsnaam, werkgever, "
        "foretag, virksomhed, bedrift, yritys, firma nazwa, nazwa firmy, pracodawca, spolecnost, "
        "sirket, "
        "компания, работодатель, 会社, 会社名, 企業, 企業名, 公司, 公司名称, 회사, 회사명, "
        "name, client, title of company"
    ),
    Field.ROLE: (
        "role, job title, position, position title, job role, title, job, vacancy, opening, "
        "job position, "
        "stelle, position stelle, rolle, stellenbezeichnung, jobtitel, berufsbezeichnung, titel, "
        "taetigkeit, "
        "tatigkeit, poste, intitule du poste, fonction, puesto, cargo, vaga, ruolo, posizione, "
        "mansione, "
        "functie, vacature, tjanst, stilling, stanowisko, pozice, pozisyon, должность, вакансия, "
        "職種, 役職, ポジション, 职位, 岗位, 직무, 직책"
    ),
    Field.ROUND: (
        "round, interview round, round number, stage, interview stage, runde, gesprachsrunde, "
        "interviewrunde, "
        "tour, etape, ronda, etapa, fase, giro, ronde, runda, этап, раунд, 轮次, 라운드"
    ),
    Field.DATE: (
        "interview date, date of interview, next interview, interview, interview at, interview on, "
        "interview date and time, interview date time, date and time, next date, next step date, "
        "appointment, "
        "date, datetime, when, interview time and date, interviewtermin, gesprachstermin, "
        "nachster termin, nachstes gesprach, vorstellungsgesprach, termin, datum, interviewdatum, "
        "datum des gesprachs, date de l entretien, date entretien, entretien, prochain entretien, "
        "fecha de entrevista, fecha de la entrevista, entrevista, fecha, data da entrevista, data, "
        "data colloquio, colloquio, sollicitatiegesprek, gesprek, rozmowa, data rozmowy, "
        "termin rozmowy, "
        "дата собеседования, собеседование, дата, 面接日, 面接日時, 面试日期, 面试时间, 면접일"
    ),
    Field.TIME: (
        "interview time, time of interview, time, start time, uhrzeit, zeit, heure, hora, ora, "
        "orario, tijd, "
        "godzina, время, 時間, 时间, 시간"
    ),
    Field.STATUS: (
        "status, state, outcome, result, decision, application status, stand, ergebnis, entscheidung, "
        "bewerbungsstatus, statut, resultat, etat, estado, resultado, situacao, stato, esito, "
        "uitkomst, stav, durum, статус, результат, 結果, 状态, 结果, 상태"
    ),
    Field.PERSON: (
        "person, contact person, contact name, interviewer, interviewers, interviewed by, recruiter, "
        "hiring manager, contact, point of contact, ansprechpartner, ansprechpartnerin, "
        "ansprechperson, "
        "kontaktperson, kontakt, gesprachspartner, interlocuteur, personne de contact, recruteur, "
        "contacto, persona de contacto, reclutador, contato, contatto, referente, contactpersoon, "
        "osoba kontaktowa, "
        "контакт, контактное лицо, 担当者, 联系人, 담당자"
    ),
    Field.CONTACT: (
        "contact email, contact e mail, email, e mail, mail, contact phone, phone, phone number, "
        "telephone, "
        "contact details, email address, e mail adresse, telefon, telefonnummer, kontaktdaten, "
        "courriel, "
        "correo, correo electronico, telefono, telefone, telephone number, telefoonnummer, почта, "
        "телефон, 邮箱, 电话"
    ),
    Field.NOTES: (
        "notes, note, comments, comment, remarks, remark, description, memo, notizen, notiz, "
        "bemerkung, "
        "bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, remarques, commentaire, "
        "commentaires, "
        "notas, nota, comentarios, observaciones, observacoes, appunti, commenti, opmerkingen, "
        "notities, "
        "anteckningar, notatki, uwagi, poznamky, notlar, заметки, комментарий, メモ, 备注, 메모"
    ),
}
_BY_HEADER: dict[str, tuple[Field, int]] = {}
"""A header as it is compared: its field, and how good a name for it that is, 0 the best."""

_STATUSES: dict[Status, str] = {
    Status.OPEN: (
        "open, active, in progress, applied, interviewing, pending, waiting, ongoing, scheduled, "
        "to do, new, "
        "offen, laufend, beworben, in arbeit, en cours, ouvert, abierto, en curso, aberto, aperto, "
        "in corso, "
        "lopend, w toku, otwarte"
    ),
    Status.ACCEPTED: (
        "accepted, accept, yes, going, agreed, confirmed, angenommen, zugesagt, zusage, ja, "
        "accepte, oui, "
        "aceptado, aceptada, aceito, accettato, geaccepteerd, przyjete"
    ),
    Status.DECLINED: (
        "declined, decline, rejected, turned down, refused, withdrawn, withdrew, no, abgelehnt, "
        "absage, "
        "abgesagt, zuruckgezogen, nein, refuse, decline par moi, non, rechazado, rechazada, recusado, "
        "rifiutato, afgewezen, odrzucone"
    ),
    Status.ARCHIVED: (
        "archived, archive, closed, done, finished, ghosted, inactive, expired, archiviert, "
        "geschlossen, "
        "erledigt, abgeschlossen, archivado, arquivado, archiviato, cerrado, ferme"
    ),
}
_BY_STATUS: dict[str, Status] = {}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "first erste erster erstes premier premiere primera primero primeira prima primo eerste",
            "second zweite zweiter zweites deuxieme segunda segundo seconda secondo tweede",
            "third dritte dritter drittes troisieme tercera tercero terceira terza terzo derde",
            "fourth vierte vierter viertes quatrieme cuarta cuarto quarta quarto vierde",
            "fifth funfte funfter funftes cinquieme quinta quinto vijfde",
        ),
        start=1,
    )
    for word in words.split()
}
_NOTHING = {
    "",
    "n a",
    "na",
    "none",
    "tbd",
    "tba",
    "tbc",
    "null",
    "nil",
    "unknown",
    "offen",
    "unbekannt",
    "nan",
}
_ROUND = re.compile(r"\D{0,20}?(\d{1,2})\D{0,20}")


def plain(text: str) -> str:
    """Words as they are compared: without capitals, accents and signs."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter)
    )
    return " ".join(unicodedata.normalize("NFKC", kept).split())


def recognise_fields(headers: Sequence[str]) -> tuple[Field, ...]:
    """What each column most likely becomes; one that nobody knows goes to the notes.

    Of several columns for one thing the one with the better name has it.
    """
    known = [_known(header) for header in headers]
    best: dict[Field, int] = {}
    for place, found in enumerate(known):
        if found is not None and found[0] not in REPEATABLE:
            former = best.get(found[0])
            if former is None or found < (known[former] or found):
                best[found[0]] = place
    taken = {place: field for field, place in best.items()}
    return tuple(taken.get(place, Field.NOTES) for place in range(len(headers)))


def header_count(cells: Sequence[str]) -> int:
    """How many of the cells are names of columns."""
    return sum(_known(cell) is not None for cell in cells)


def is_notes(header: str) -> bool:
    """Whether a column is called notes, or the like."""
    found = _known(header)
    return found is not None and found[0] is Field.NOTES


def headers_of(field: Field, count: int) -> list[str]:
    """The first names that a column for a field may have."""
    return [header.capitalize() for header in _HEADERS[field].split(", ")[:count]]


def status_of(text: str) -> Status | None:
    """The status that a cell names; ``None`` where it names none that is known."""
    if not _BY_STATUS:
        _BY_STATUS.update({word: one for one, words in _STATUSES.items() for word in words.split(", ")})
    return _BY_STATUS.get(plain(text))


def round_of(text: str) -> int | None:
    """The round that a cell names; ``None`` where it names none."""
    words = plain(text)
    found = _ROUND.fullmatch(words)
    number = (
        int(found[1]) if found else next((_NUMBERS[word] for word in words.split() if word in _NUMBERS), 0)
    )
    return number if 1 <= number <= MAX_ROUND else None


def says_nothing(text: str) -> bool:
    """Whether a cell stands for nothing: empty, a dash, "n/a", "TBD"."""
    return plain(text) in _NOTHING


def _known(header: str) -> tuple[Field, int] | None:
    if not _BY_HEADER:
        for field, words in _HEADERS.items():
            for rank, word in enumerate(words.split(", ")):
                _BY_HEADER.setdefault(plain(word), (field, rank))
    return _BY_HEADER.get(plain(header)) if len(header) <= 60 else None

"""The commands that do without a window, each given what was said and the data folder. They import no Qt."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interview_helper.domain.backups import BackupName, Kind, highest_number
from interview_helper.domain.balance import weigh
from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, new_id, utc_now
from interview_helper.domain.reasons import Catalogue, parse_catalogue
from interview_helper.domain.wording import companies_words, round_words, shown_name, verdict_words
from interview_helper.files import os_error_words, write_whole
from interview_helper.paths import backup_folder, database_file, read_resource
from interview_helper.storage.backups import backup_before_import, backups_in, beside, make_backup
from interview_helper.storage.database import Database
from interview_helper.storage.errors import NotWritable, damaged, no_data
from interview_helper.storage.parts import shared_values

if TYPE_CHECKING:
    from interview_helper.export.formats import Format
    from interview_helper.importing.plan import ImportPlan
    from interview_helper.storage.locking import Password


COVERED = "weighed blind"
"""What stands for the verdict of a company whose balance is covered."""


class NotDone(Exception):
    """A command that cannot be carried out; the message is a sentence for the user."""


def carry_out(options: argparse.Namespace, folder: Path) -> None:
    """Do what the command says.

    Raises:
        NotDone, StorageError, ImportRefused, OSError: it was not done, and nothing is changed.
    """
    _COMMANDS[options.command](options, folder)


def fill_examples(folder: Path) -> None:
    """Put the example companies there, unless there is data already."""
    if database_file(folder).exists():
        return
    from interview_helper.importing.json_file import read_json

    examples = read_json(read_resource("examples/companies.json").encode(), _catalogue(), utc_now())
    with _opened(folder, create=True) as database:
        database.write(examples)


def target_of(wanted: Path, name: str, folder: Path) -> Path:
    """Where to write: the file that is wanted, or one of this name where a folder is wanted.

    Raises:
        NotDone: that is the place of the data, or of what SQLite keeps beside it.
    """
    target = wanted / name if wanted.is_dir() else wanted
    data = database_file(folder)
    real = Path(os.path.realpath(target))
    if real.parent == Path(os.path.realpath(data.parent)) and real.name.casefold().startswith(data.name):
        raise NotDone(f"{target} is where your data is kept. Choose another name.")
    # By another way to the same file too, a hard link.
    if target.exists() and data.exists() and target.samefile(data):
        raise NotDone(f"{target} is where your data is kept. Choose another name.")
    return target


def _list_companies(options: argparse.Namespace, folder: Path) -> None:
    for company in _stored(options, folder)[0]:
        verdict = COVERED if company.blind else verdict_words(weigh(company.reasons).verdict)
        print(shown_name(company.name), company.role, round_words(company.round), verdict, sep="\t")
    _remark_if_missing(folder)


def _export_companies(options: argparse.Namespace, folder: Path) -> None:
    chosen: Format = options.format
    stored, common = _stored(options, folder)
    companies = _named(stored, options.names)
    data = chosen.render(companies, utc_now(), NOTHING_COMMON if options.names else common)
    if options.output is None:
        _write_out(data)
    else:
        from interview_helper.export.names import proposed_file_name

        target = target_of(options.output, proposed_file_name(companies, chosen.suffix), folder)
        try:
            write_whole(target, data)
        except OSError as error:
            raise NotDone(
                f"{target} was not written: {os_error_words(error)}. Put that right, or choose another place."
            ) from error
        print(f"Exported to {target}")
    _remark_if_missing(folder)


def _write_out(data: bytes) -> None:
    if sys.stdout is None:
        raise NotDone("There is no standard output to write to. Name a file with --output.")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _import_companies(options: argparse.Namespace, folder: Path) -> None:
    from interview_helper.importing.read_file import is_csv
    from interview_helper.storage.incoming import is_data_file, refuse_own

    refuse_own(options.file, database_file(folder))
    if is_csv(options.file):
        plan_with = _plan_of_lines(options)
    elif is_data_file(options.file):
        plan_with = _plan_of(*_read_copy(options, folder))
    else:
        plan_with = _plan_of(*_read_json(options))
    plan = plan_with(None)
    if plan.changes_something and not (options.dry_run and not _has_data(folder)):
        with _opened(folder, create=not options.dry_run, options=options) as database:
            plan = plan_with(database)
            if plan.changes_something and not options.dry_run:
                _back_up_before_import(database, folder)
                database.write(plan.changed, shared={} if plan.common is None else shared_values(plan.common))
    if options.dry_run:
        print("Nothing is changed. An import would give:")
    print(*plan.lines(), plan.summary(), sep="\n")


def _read_json(options: argparse.Namespace) -> tuple[Sequence[Company], Common]:
    from interview_helper.importing.read_file import read_file

    return read_file(options.file, _catalogue(), utc_now())


def _read_copy(options: argparse.Namespace, folder: Path) -> tuple[Sequence[Company], Common]:
    """What is in another data file, whose password is asked for where it is locked."""
    from interview_helper.export.json_format import render
    from interview_helper.importing.json_file import read_contents
    from interview_helper.storage.incoming import read_copy
    from interview_helper.terminal_password import IMPORT_PROMPT, open_data

    copy = open_data(
        lambda password: read_copy(options.file, database_file(folder), password),
        options.password_file,
        IMPORT_PROMPT,
    )
    # Whoever wrote that file: what it holds must be what our own JSON may hold.
    text = render(copy.companies, utc_now(), copy.common)
    return read_contents(text.encode("utf-8", "surrogatepass"), _catalogue(), utc_now())


def _plan_of(incoming: Sequence[Company], theirs: Common) -> Callable[[Database | None], ImportPlan]:
    """What these companies come to with the data, ``None`` for none."""
    from interview_helper.importing.plan import plan_import

    built_in = {reason.text for reason in _catalogue()}

    def plan_with(database: Database | None) -> ImportPlan:
        if database is None:
            return plan_import(lambda _identity: None, incoming, common_there=theirs)
        return plan_import(database.company, incoming, database.common(), theirs, built_in)

    return plan_with


def _plan_of_lines(options: argparse.Namespace) -> Callable[[Database | None], ImportPlan]:
    """The same for a file of lines and cells, whose columns must be known by their names."""
    from interview_helper.importing import csv_entries
    from interview_helper.importing.csv_dates import DateOrder
    from interview_helper.importing.csv_plan import compare_entries
    from interview_helper.importing.csv_rows import read_sheet
    from interview_helper.importing.read_file import read_bytes

    sheet, now = read_sheet(read_bytes(options.file)), utc_now()
    columns = csv_entries.recognise_columns(sheet)
    if options.dates is not None:
        columns = replace(columns, order=DateOrder(options.dates))
    csv_entries.refuse_unmapped(sheet, columns)

    def plan_with(database: Database | None) -> ImportPlan:
        priorities = () if database is None else database.common().priorities
        entries = csv_entries.read_entries(sheet, columns, priorities or _catalogue(), now, new_id)
        return compare_entries(entries, () if database is None else database.companies(), now).plan()

    return plan_with


def _back_up_before_import(database: Database, folder: Path) -> None:
    """Beside the data: the window takes it to the folder that was chosen."""
    last = highest_number(backup.name for backup in backups_in(backup_folder(folder)))
    backup_before_import(database, beside(database.file), last)


def _back_up(options: argparse.Namespace, folder: Path) -> None:
    with _opened(folder, options=options) as database:
        own, chosen = beside(database.file), backup_folder(folder)
        elsewhere = [backup.name for backup in backups_in(own, chosen, options.output or own)]
        name = BackupName(highest_number(elsewhere) + 1, date.today(), Kind.BY_HAND)
        if options.output is None:
            target = make_backup(database, name.label, date.today(), after=name.number - 1)
        else:
            target = target_of(options.output, name.file_name, folder)
            database.backup(target)
    if options.output is None and chosen != own:
        from interview_helper.storage.backup_moving import move_backups

        trouble = move_backups(own, chosen).trouble
        if trouble:
            print(f"interview-helper: {trouble}", file=sys.stderr)
        else:
            target = chosen / target.name
    print(f"Backed up to {target}")


def _check(options: argparse.Namespace, folder: Path) -> None:
    """Check the data, every backup, and what is around them; damage in the data is all that is said then."""
    from interview_helper.domain.findings import State
    from interview_helper.storage.examining import Surroundings, backups_finding, other_findings
    from interview_helper.storage.verifying import damage_words

    with _opened(folder, options=options) as database:
        faults = database.check(thorough=True)
        if faults:
            raise damaged(database.file, damage_words(faults))
        count, thrown = database.count(), len(database.trash())
        places = (beside(database.file), backup_folder(folder))
        surroundings = Surroundings(database.file, places, database.password)
    in_trash = f", and {thrown:,} more in the trash" if thrown else ""
    companies = f"{companies_words(count)}{in_trash}"
    print(f"Everything is whole: every check passed, with {companies}.")
    findings = [backups_finding(surroundings), *other_findings(surroundings)]
    for finding in findings:
        print(finding.words)
    troubles = [finding.words for finding in findings if finding.state is State.TROUBLE]
    if troubles:
        raise NotDone(" ".join(troubles))


_COMMANDS: dict[str, Callable[[argparse.Namespace, Path], None]] = {
    "list": _list_companies,
    "export": _export_companies,
    "import": _import_companies,
    "backup": _back_up,
    "check": _check,
}


@contextmanager
def _opened(
    folder: Path, create: bool = False, options: argparse.Namespace | None = None
) -> Iterator[Database]:
    from interview_helper.terminal_password import open_data

    database = open_data(
        lambda password: _database(database_file(folder), create, password),
        None if options is None else options.password_file,
    )
    try:
        yield database
    finally:
        database.close()


def _database(file: Path, create: bool, password: Password | None) -> Database:
    """The data, to be read only where it cannot be written and nothing is to be made."""
    try:
        return Database.open(file, create=create, password=password)
    except NotWritable:
        if create or not file.is_file():
            raise
    from interview_helper.storage.read_only import open_to_read

    return open_to_read(file, password)


def _has_data(folder: Path) -> bool:
    """Whether there is a data file; a folder that cannot hold one is refused."""
    try:
        if folder.exists() and not folder.is_dir():
            raise NotDone(f"{folder} is a file. Name the folder of the data with --data-dir.")
        return database_file(folder).exists()
    except OSError as error:
        words = "reading it is not allowed" if isinstance(error, PermissionError) else os_error_words(error)
        raise NotDone(
            f"{folder} could not be looked into: {words}. "
            "Put that right, or name another folder with --data-dir."
        ) from error


def _stored(options: argparse.Namespace, folder: Path) -> tuple[list[Company], Common]:
    """Every company, and what counts for all; nothing where there is no data yet."""
    if not _has_data(folder):
        return [], NOTHING_COMMON
    with _opened(folder, options=options) as database:
        return list(database.companies()), database.common()


def _remark_if_missing(folder: Path) -> None:
    """No data is nothing wrong, but the folder may be another than was meant."""
    if not _has_data(folder):
        print(f"interview-helper: {no_data(database_file(folder))}", file=sys.stderr)


def _named(companies: list[Company], wanted: Sequence[str]) -> list[Company]:
    """The companies with these ids or names, in their stored order; all where nothing is wanted.

    Capitals do not count, and a name stands for every company that carries it.
    """
    if not wanted:
        return companies
    chosen: set[str] = set()
    for name in wanted:
        key = name.strip().casefold()
        found = {company.id for company in companies if company.id == name} or {
            company.id for company in companies if shown_name(company.name).casefold() == key
        }
        if not found:
            raise NotDone(
                f"There is no company with the name or id “{name}”. “interview-helper list” prints the names."
            )
        chosen |= found
    return [company for company in companies if company.id in chosen]


def _catalogue() -> Catalogue:
    return parse_catalogue(read_resource("reasons.json"))

"""Where a clean root comes from: read from what apt says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from smoke.mirror import Source, main_source, proxy_lines, read_sources, sources_list

TARGETS = """\
MetaKey: main/binary-amd64/Packages
Description: http://mirror.test/debian bookworm/main amd64 Packages
Codename: bookworm
Origin: Debian
Component: main
Created-By: Packages
Release: bookworm
Repo-URI: http://mirror.test/debian/

MetaKey: main/i18n/Translation-en
Codename: bookworm
Origin: Debian
Component: main
Created-By: Translations
Release: bookworm
Repo-URI: http://mirror.test/debian/

MetaKey: contrib/binary-amd64/Packages
Codename: bookworm
Origin: Debian
Component: contrib
Created-By: Packages
Release: bookworm
Repo-URI: http://mirror.test/debian/

MetaKey: main/binary-amd64/Packages
Codename: bookworm-security
Origin: Debian
Component: main
Created-By: Packages
Release: bookworm-security
Repo-URI: http://mirror.test/debian-security/

MetaKey: main/binary-amd64/Packages
Codename: nodistro
Origin: . nodistro
Component: main
Created-By: Packages
Release: nodistro
Repo-URI: http://elsewhere.test/
"""


def test_only_the_systems_own_packages_are_sources() -> None:
    assert [(source.uri, source.release, source.component) for source in read_sources(TARGETS)] == [
        ("http://mirror.test/debian/", "bookworm", "main"),
        ("http://mirror.test/debian/", "bookworm", "contrib"),
        ("http://mirror.test/debian-security/", "bookworm-security", "main"),
    ]


def test_an_apt_that_has_fetched_nothing_names_no_sources() -> None:
    assert read_sources("") == []


def test_the_list_for_the_root_has_each_release_once() -> None:
    assert sources_list(read_sources(TARGETS)) == (
        "deb http://mirror.test/debian/ bookworm main contrib\n"
        "deb http://mirror.test/debian-security/ bookworm-security main\n"
    )


def test_the_root_is_made_from_the_release_that_this_machine_has() -> None:
    sources = read_sources(TARGETS)[::-1]
    found = main_source(sources, "bookworm")
    assert found is not None
    assert (found.uri, found.release, found.component) == ("http://mirror.test/debian/", "bookworm", "main")
    assert main_source(sources, "trixie") is None


def test_a_release_may_be_named_by_its_state() -> None:
    source = Source("http://mirror.test/debian/", "stable", "main", "Debian", "trixie")
    assert main_source([source], "trixie") == source


def test_nothing_is_made_from_a_folder_or_a_disc() -> None:
    assert main_source([Source("cdrom://x/", "bookworm", "main", "Debian", "bookworm")], "bookworm") is None


@pytest.mark.parametrize("address", ["mirror+file:{}/", "mirror+file://{}/"])
def test_of_a_list_of_mirrors_the_first_is_taken(address: str, tmp_path: Path) -> None:
    listed = tmp_path / "mirrors.txt"
    listed.write_text("# near\n\nhttp://near.test/ubuntu/\tpriority:1\nhttp://far.test/ubuntu/\tpriority:2\n")
    targets = TARGETS.replace("http://mirror.test/debian/", address.format(listed))
    assert {source.uri for source in read_sources(targets)} == {
        "http://near.test/ubuntu/",
        "http://mirror.test/debian-security/",
    }


@pytest.mark.parametrize("listed", [None, "", "# none\n"])
def test_a_list_that_names_no_mirror_is_left_as_it_is(listed: str | None, tmp_path: Path) -> None:
    if listed is not None:
        (tmp_path / "mirrors.txt").write_text(listed)
    address = f"mirror+file:{tmp_path}/mirrors.txt/"
    sources = read_sources(TARGETS.replace("http://mirror.test/debian/", address))
    assert sources[0].uri == address
    assert main_source(sources, "bookworm") is None


def test_the_proxies_of_this_machine_go_with_it() -> None:
    dump = (
        'Acquire "";\nAcquire::http "";\nAcquire::http::Proxy "http://proxy.test:3128";\n'
        'Acquire::https::Proxy::mirror.test "DIRECT";\nAcquire::http::Timeout "30";\n'
    )
    assert proxy_lines(dump) == (
        'Acquire::http::Proxy "http://proxy.test:3128";\nAcquire::https::Proxy::mirror.test "DIRECT";\n'
    )
    assert proxy_lines("") == ""

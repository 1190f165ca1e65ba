"""LinkedIn archives: people, acts, directions, days, and a reason for everything left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from importers.linkedin_archive import (
    Archive,
    Connection,
    Endorsement,
    Invitation,
    Message,
    Person,
    Recommendation,
    archive_files,
    write_archive,
    write_folder,
)
from networkgarden.domain.incoming import Incoming, Me, PersonDate, PointKind
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import UnreadableFile
from networkgarden.importers.detect import read_path
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints
from networkgarden.importers.linkedin_parts import profile_slug, read_part, rows_text
from networkgarden.importers.stamps import linkedin_stamp

ME = Person("Iris", "Bloom", "iris-bloom")
ADA = Person("Ada", "Lovelace, PhD", "ada-l")
BEN = Person("Ben", "Okri", "ben")
CY = Person("Cy", "Twombly", "cy")

WHOLE = Archive(
    me=ME,
    connections=[
        Connection(ADA, "01 Jan 2024", "ada@example.org", "Engines", "Analyst"),
        Connection(Person("", "", ""), "02 Feb 2023"),
        Connection(Person("Dee", "Dee"), "30 Feb 2026"),
    ],
    messages=[
        Message("a", ME, [ADA], "2025-03-04 10:00:00 UTC", subject="About <b>engines</b> &amp; looms"),
        Message("a", ADA, [ME], "2025-03-05 23:30:00 UTC"),
        Message("b", BEN, [ME], "2025-03-06 08:00:00 UTC"),
        Message("group", ME, [ADA, BEN], "2025-03-07 08:00:00 UTC"),
        Message("group", ADA, [ME, BEN], "2025-03-07 09:00:00 UTC"),
        Message("s", BEN, [ME], "2025-03-08 08:00:00 UTC", folder="SPAM"),
        Message("a", ME, [ADA], "2025-03-08 08:00:00 UTC", draft=True),
        Message("ad", Person("Sponsored", "Conversation"), [ME], "2025-03-08 08:00:00 UTC"),
        Message("a", ADA, [ME], "yesterday"),
    ],
    invitations=[
        Invitation(ME, CY, "9/3/24, 4:05 PM", "OUTGOING", "Dear Cy"),
        Invitation(BEN, ME, "10/25/24, 11:59 PM", "INCOMING"),
        Invitation(BEN, ME, "10/25/24, 11:59 PM", "SIDEWAYS"),
    ],
    recommendations_given=[Recommendation(ADA, "09/03/24, 04:05 PM", "Engines")],
    recommendations_received=[
        Recommendation(Person("Eve", "Arden"), "12/31/23, 04:05 PM"),
        Recommendation(BEN, "12/31/23, 04:05 PM", status="HIDDEN"),
    ],
    endorsements_given=[Endorsement(ADA, "2024/09/03 16:05:00 UTC", "Looms")],
    endorsements_received=[Endorsement(CY, "2024/09/04 16:05:00 UTC")],
    more={
        "Reactions.csv": "Date,Type,Link\r\n2024-09-03 16:05:00,LIKE,urn:li:activity:1\r\n",
        "Comments.csv": 'Date,Link,Message\r\n2024-09-03 16:05:00,urn:li:activity:1,"so \\"good\\"\nindeed"\r\n',
        "coach_messages.csv": "CONVERSATION ID,FROM,TO,DATE,FOLDER\r\nx,Coach,Iris,2025-01-01 10:00:00 UTC,INBOX\r\n",
        "Skills.csv": "Name\r\nWeeding\r\n",
        "ImportedContacts.csv": "FirstName,LastName,Emails,PhoneNumbers\r\nFay,Wray,fay@example.org,+1 555\r\n",
    },
)


@pytest.fixture
def whole(tmp_path: Path) -> Incoming:
    (incoming,) = read_path(write_archive(tmp_path / "Basic_LinkedInDataExport_01-02-2026.zip", WHOLE))
    assert isinstance(incoming, Incoming)
    return incoming


def acts(incoming: Incoming) -> set[tuple[str, str, str, str]]:
    return {
        (act.who.name, act.kind.value, act.direction.value, act.day or act.instant.isoformat())
        for act in incoming.interactions
    }


def why(incoming: Incoming, where: str) -> str:
    return "; ".join(skip.why for skip in incoming.skipped if where in skip.where)


def read_one(path: Path, hints: Hints | None = None) -> Incoming:
    (incoming,) = read_path(path, hints)
    assert isinstance(incoming, Incoming)
    return incoming


def test_whole_archive_is_one_incoming_with_everyone_once(whole: Incoming) -> None:
    assert whole.format == whole.source == "linkedin"
    assert sorted(person.name for person in whole.people) == [
        "Ada Lovelace, PhD", "Ben Okri", "Cy Twombly", "Dee Dee",
    ]


def test_acts_are_on_the_right_people_days_and_sides(whole: Incoming) -> None:
    assert acts(whole) == {
        ("Ada Lovelace, PhD", "message", "sent", "2025-03-04T10:00:00+00:00"),
        ("Ada Lovelace, PhD", "message", "received", "2025-03-05T23:30:00+00:00"),
        ("Ben Okri", "message", "received", "2025-03-06T08:00:00+00:00"),
        ("Cy Twombly", "invitation", "sent", "2024-09-03"),
        ("Ben Okri", "invitation", "received", "2024-10-25"),
        ("Ada Lovelace, PhD", "recommendation", "sent", "2024-09-03"),
        ("Eve Arden", "recommendation", "received", "2023-12-31"),
        ("Ada Lovelace, PhD", "endorsement", "sent", "2024-09-03T16:05:00+00:00"),
        ("Cy Twombly", "endorsement", "received", "2024-09-04T16:05:00+00:00"),
    }


def test_a_connection_keeps_all_it_says(whole: Incoming) -> None:
    ada = next(person for person in whole.people if person.given == "Ada")
    assert (ada.family, ada.organisation, ada.title) == ("Lovelace, PhD", "Engines", "Analyst")
    assert ada.emails() == ("ada@example.org",)
    assert [point.value for point in ada.points if point.kind is PointKind.PROFILE] == ["linkedin.com/in/ada-l"]
    assert ada.uid == "linkedin.com/in/ada-l"
    assert ada.dates == (PersonDate("connected", 1, 1, 2024),)


def test_notes_are_short_and_plain_and_letters_are_not_kept(whole: Incoming) -> None:
    assert {act.note for act in whole.interactions} == {"", "About engines & looms", "Looms", "Gardening"}
    assert "Dear Cy" not in repr(whole)
    assert "Hello" not in repr(whole)


def test_someone_named_without_link_is_the_connection_of_that_name(whole: Incoming) -> None:
    given = next(act for act in whole.interactions if act.kind is Kind.RECOMMENDATION)
    assert given.who.profile == "linkedin.com/in/ada-l"


def test_everything_left_out_has_a_reason(whole: Incoming) -> None:
    assert "closed account" in why(whole, "Connections.csv, row 6")
    assert "not a date" in why(whole, "Connections.csv, row 7")
    assert "2 messages" in why(whole, "messages.csv, rows 5–6")
    assert "several people" in why(whole, "messages.csv, rows 5–6")
    assert "spam" in why(whole, "messages.csv, row 7")
    assert "draft" in why(whole, "messages.csv, row 8")
    assert "advertisements" in why(whole, "messages.csv, row 9")
    assert "yesterday" in why(whole, "messages.csv, row 10")
    assert "who invited whom" in why(whole, "Invitations.csv, row 4")
    assert "hidden" in why(whole, "Recommendations_Received.csv, row 3")
    assert "does not say whose" in why(whole, "Reactions.csv")
    assert "1 comment" in why(whole, "Comments.csv")
    assert "assistants" in why(whole, "coach_messages.csv")
    assert "nothing about your contacts" in why(whole, "Skills.csv")
    assert "unless you ask" in why(whole, "ImportedContacts.csv")
    assert len(whole.skipped) == 14


def test_unpacked_folder_gives_the_same(whole: Incoming, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "unpacked", WHOLE)
    incoming = read_one(folder)
    assert incoming.with_path("") == whole.with_path("")


def test_a_recommendation_is_tied_to_whom_the_archive_knows_and_to_nobody_else(tmp_path: Path) -> None:
    """LinkedIn gives no link: the name decides, whatever is set behind it; of strangers it is left to the garden."""
    eve = Person("Eve", "Arden", "eve-a")
    incoming = read_one(write_archive(tmp_path / "a.zip", Archive(
        me=ME, connections=[Connection(Person("Lara", "Looper, DipWSET", "lara"), "01 Jan 2024")],
        invitations=[Invitation(eve, ME, "10/25/24, 11:59 PM", "INCOMING")],
        recommendations_received=[Recommendation(Person(*name), "12/31/23, 04:05 PM") for name in (
            ("Lara", "Looper"), ("Eve", "Arden"), ("Not", "Connected"))])))
    tied = [(act.who.profile, act.who.must_be_known) for act in incoming.interactions
            if act.kind is Kind.RECOMMENDATION]
    assert sorted(tied) == [("", True), ("linkedin.com/in/eve-a", False), ("linkedin.com/in/lara", False)]
    assert sorted(person.name for person in incoming.people) == ["Eve Arden", "Lara Looper, DipWSET"]


def test_address_book_comes_in_when_asked_for(tmp_path: Path) -> None:
    incoming = read_one(write_archive(tmp_path / "a.zip", WHOLE), Hints(imported_contacts=True))
    fay = next(person for person in incoming.people if person.name == "Fay Wray")
    assert (fay.emails(), fay.phones()) == (("fay@example.org",), ("+1 555",))


def test_me_by_the_link_in_most_conversations(tmp_path: Path) -> None:
    messages = [replace(message, recipients=list(message.recipients)) for message in WHOLE.messages[:3]]
    path = tmp_path / "messages.csv"
    path.write_text(archive_files(Archive(messages=messages))["messages.csv"], newline="")
    incoming = read_one(path)
    assert [(act.who.name, act.direction) for act in incoming.interactions] == [
        ("Ada Lovelace, PhD", Direction.SENT), ("Ada Lovelace, PhD", Direction.RECEIVED),
        ("Ben Okri", Direction.RECEIVED),
    ]
    assert [person.name for person in incoming.people] == ["Ada Lovelace, PhD", "Ben Okri"]
    assert incoming.interactions[0].where == "row 2"


def test_me_by_profile_name_in_a_single_conversation(tmp_path: Path) -> None:
    incoming = read_one(write_archive(tmp_path / "a.zip", Archive(me=ME, messages=WHOLE.messages[:2])))
    assert [act.direction for act in incoming.interactions] == [Direction.SENT, Direction.RECEIVED]


def test_one_conversation_alone_cannot_tell_who_is_me_but_a_hint_can(tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(archive_files(Archive(messages=WHOLE.messages[:2]))["messages.csv"], newline="")
    unknown = read_one(path)
    assert unknown.interactions == ()
    assert [(skip.where, skip.why[:10]) for skip in unknown.skipped] == [("rows 2–3", "2 messages")]
    told = read_one(path, Hints((Me("profile", "https://www.linkedin.com/in/Iris-Bloom?trk=x"),)))
    assert [act.direction for act in told.interactions] == [Direction.SENT, Direction.RECEIVED]


def test_day_first_is_decided_for_the_whole_file(tmp_path: Path) -> None:
    invitations = [
        Invitation(ME, CY, "3/9/24, 16:05", "OUTGOING"),
        Invitation(BEN, ME, "25/10/24, 23:59", "INCOMING"),
    ]
    path = tmp_path / "Invitations.csv"
    path.write_text(archive_files(Archive(invitations=invitations))["Invitations.csv"], newline="")
    assert [act.day for act in read_one(path).interactions] == ["2024-09-03", "2024-10-25"]
    forced = read_one(path, Hints(day_first=False))
    assert [act.day for act in forced.interactions] == ["2024-03-09"]
    assert [skip.where for skip in forced.skipped] == ["row 3"]


def test_older_connections_without_links_are_met_again_by_name(tmp_path: Path) -> None:
    old = "First Name,Last Name,Email Address,Company,Position,Connected On\r\nBen,Okri,,,,05 May 2015\r\n"
    archive = Archive(me=ME, messages=[WHOLE.messages[0], WHOLE.messages[2]], more={"Connections.csv": old})
    incoming = read_one(write_archive(tmp_path / "a.zip", archive))
    assert sorted(person.name for person in incoming.people) == ["Ada Lovelace, PhD", "Ben Okri"]
    assert next(act.who for act in incoming.interactions if act.who.name == "Ben Okri").profile == ""


def test_two_files_damaged_beyond_reading_do_not_cost_the_others(tmp_path: Path) -> None:
    archive = replace(WHOLE, more={"Rich_Media.csv": "\x00\x01\x02" * 100})
    incoming = read_one(write_archive(tmp_path / "a.zip", archive))
    assert len(incoming.interactions) == 9


def test_a_quotation_mark_left_open_is_reported(tmp_path: Path) -> None:
    text = archive_files(Archive(connections=WHOLE.connections[:1]))["Connections.csv"]
    path = tmp_path / "Connections.csv"
    path.write_text(text + '"Ben,Okri,,,,,01 Jan 2024\r\nCy,Twombly,,,,,01 Jan 2024\r\n', newline="")
    incoming = read_one(path)
    assert [person.given for person in incoming.people] == ["Ada", "Cy"]
    assert "a quotation mark is left open" in why(incoming, "row 6")


def test_header_only_is_a_recognised_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
    incoming = read_one(path)
    assert (incoming.format, incoming.people, incoming.skipped) == ("linkedin", (), ())


def test_a_file_that_lost_its_heading_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("Ada,Lovelace,,,,,01 Jan 2024\n")
    with pytest.raises(UnreadableFile):
        read_part(single(path), alone=True)


@pytest.mark.parametrize(("url", "slug"), [
    ("https://www.linkedin.com/in/Ada-L/", "linkedin.com/in/ada-l"),
    ("linkedin.com/in/ada-l?trk=abc", "linkedin.com/in/ada-l"),
    ("http://de.linkedin.com/in/j%C3%B6rg/en", "linkedin.com/in/jörg"),
    ("https://www.example.org/People/Ada", "example.org/people/ada"),
    ("#N/A", ""),
    ("", ""),
])
def test_profile_slug(url: str, slug: str) -> None:
    assert profile_slug(url) == slug


def test_messages_bear_aware_instants(whole: Incoming) -> None:
    instants = [act.instant for act in whole.interactions if act.kind is Kind.MESSAGE]
    assert datetime(2025, 3, 4, 10, tzinfo=UTC) in instants


def test_rows_text_gathers_stretches(tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(archive_files(WHOLE)["messages.csv"], newline="")
    rows = list(read_part(single(path), alone=True).rows)
    assert rows_text([rows[0], rows[1], rows[4]], "messages.csv", alone=True) == "rows 2–3, 6"


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "rows"), [
    ("connections-corpus.csv", 220), ("messages-corpus.csv", 220), ("comments-corpus.csv", 220),
    ("shares-corpus.csv", 220), ("connections-parity.csv", 5), ("messages-parity.csv", 3),
    ("comments-parity.csv", 5), ("shares-parity.csv", 6),
])
def test_public_samples_give_every_row(corpus: Path, name: str, rows: int) -> None:
    path = corpus / "linkedin-analyzer" / name
    part = read_part(single(path), alone=True)
    assert (len(part.rows), part.skipped) == (rows, ())
    incoming = read_one(path)
    assert incoming.format == "linkedin"
    if name.startswith("connections"):
        nameless = [skip for skip in incoming.skipped if "gives no name" in skip.why]
        assert len(incoming.people) + len(nameless) == rows
    else:
        counted = [int(skip.why.split()[0]) if skip.why[0].isdigit() else 1 for skip in incoming.skipped]
        assert len(incoming.interactions) + sum(counted) == rows


def test_the_archive_tells_whose_it_is(tmp_path: Path) -> None:
    emails = "Email Address,Confirmed,Primary,Updated On\r\niris@example.org,Yes,Yes,1/2/24\r\n"
    whole = read_one(write_archive(tmp_path / "a.zip", replace(WHOLE, more={"Email Addresses.csv": emails})))
    assert set(whole.me) >= {Me("name", "Iris Bloom", sure=True), Me("email", "iris@example.org", sure=True),
                             Me("profile", "linkedin.com/in/iris-bloom", sure=True)}
    assert whole.asks == ()
    path = tmp_path / "messages.csv"
    path.write_text(archive_files(Archive(messages=WHOLE.messages[:2]))["messages.csv"], newline="")
    alone = read_one(path)
    assert alone.asks == ("me",)
    assert {one.value for one in alone.me} == {"linkedin.com/in/ada-l", "linkedin.com/in/iris-bloom"}
    assert not any(one.sure for one in alone.me)


def test_letters_that_went_through_another_charset_are_mended(tmp_path: Path) -> None:
    zoe = Person("Zoë 🌱".encode().decode("latin-1"), "d’Août".encode().decode("cp1252"), "zoe")
    archive = Archive(me=ME, connections=[Connection(zoe, "01 Jan 2024", company="Müller & Søn, café Ã")])
    (person,) = read_one(write_archive(tmp_path / "a.zip", archive)).people
    assert (person.given, person.family, person.organisation) == ("Zoë 🌱", "d’Août", "Müller & Søn, café Ã")


def test_likes_and_comments_are_one_total(tmp_path: Path) -> None:
    comments = 'Date,Link,Message\r\n2024-09-03 16:05:00,x,"say \\"hi\\", all"\r\n2024-09-04 16:05:00,x,b\r\n'
    more = {"Comments.csv": comments,
            "Reactions.csv": "Date,Type,Link\r\n2024-09-03 16:05:00,LIKE,urn:li:activity:1\r\n"}
    whole = read_one(write_archive(tmp_path / "a.zip", replace(WHOLE, more=more)))
    told = {skip.why.split(":")[0] for skip in whole.skipped}
    assert {"2 comments left out", "1 like left out"} <= told
    assert not any(act.kind in (Kind.LIKE, Kind.COMMENT) for act in whole.interactions)


@pytest.mark.parametrize(("written", "day"), [
    ("15 Mär 2021", date(2021, 3, 15)), ("15. März 2021", date(2021, 3, 15)), ("3 févr. 2020", date(2020, 2, 3)),
    ("5 juin 2020", date(2020, 6, 5)), ("5 juil. 2020", date(2020, 7, 5)), ("12 de out. de 2019", date(2019, 10, 12)),
    ("12 dic 2019", date(2019, 12, 12)), ("1 gen 2024", date(2024, 1, 1)), ("01 янв. 2024 г.", date(2024, 1, 1)),
    ("2024年1月5日", date(2024, 1, 5)), ("03.09.24, 16:05", date(2024, 9, 3)), ("9/3/24, 4:05 PM", date(2024, 9, 3)),
    ("5 foo 2020", None), ("31 Feb 2020", None),
])
def test_days_of_accounts_in_other_languages(written: str, day: date | None) -> None:
    assert linkedin_stamp(written) == day

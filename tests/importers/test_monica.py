"""Monica 4: the same account as JSON and as SQL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from networkgarden.domain.incoming import Incoming, PersonDate, Skip
from networkgarden.domain.kinds import Kind, State
from networkgarden.errors import UnreadableFile
from networkgarden.importers.detect import read_path

ADA, BEN, EVE = (f"0b8f6c9e-3a51-4f0e-9f1c-2d5f1f6a7b1{n}" for n in range(3))
EMAIL, PHONE, CHAT = "type-1", "type-2", "type-3"


def export() -> dict[str, Any]:
    def prop(uuid: str = "", **facts: Any) -> dict[str, Any]:
        return {"uuid": uuid, "created_at": "2020-03-01T10:00:00Z", "properties": facts}
    ada = prop(ADA, first_name="Ada", last_name="Lovelace", nickname="Al", description="looms", company="Engines",
               job="Analyst", stay_in_touch_frequency=30, is_partial=False, is_active=True, tags=["poets"],
               birthdate=prop(date="1815-12-10T00:00:00Z", is_year_unknown=False))
    ada["data"] = [
        {"type": "call", "values": [
            prop(called_at="2020-01-05T00:00:00Z", content="about looms", contact_called=True)]},
        {"type": "contact_field", "values": [prop(data="ada@example.org", type=EMAIL), prop(data="+44 1", type=PHONE),
                                             prop(data="ada_l", type=CHAT)]},
        {"type": "conversation", "values": [prop(happened_at="2020-02-01", messages=[
            prop(content="hi", written_at="2020-02-01T00:00:00Z", written_by_me=True),
            prop(content="ho", written_at="2020-02-02T00:00:00Z", written_by_me=False)])]},
        {"type": "note", "values": [prop(body="likes tea")]},
        {"type": "activity", "values": ["act-1"]},
        {"type": "address", "values": [prop(name="home", street="1 St", city="London")]}]
    ben = prop(BEN, first_name="Ben", is_dead=True, birthdate=prop(date="1959-03-15", is_year_unknown=True))
    ben["data"] = [{"type": "activity", "values": ["act-1", "gone"]}]
    eve = prop(EVE, first_name="Eve", is_partial=True)
    return {"version": "1.0-preview.1", "app_version": "4.1.2", "export_date": "2024-01-01", "account": {
        "uuid": "acc", "data": [
            {"count": 3, "type": "contact", "values": [ada, ben, eve]},
            {"count": 1, "type": "activity", "values": [prop("act-1", summary="Lunch", description="at the harbour",
                                                             happened_at="2020-01-10")]},
            {"count": 1, "type": "relationship", "values": [prop(type="child", contact_is=EVE, of_contact=ADA)]}],
        "properties": {}, "instance": {"contact_field_types": [
            prop(EMAIL, name="Email", type="email"), prop(PHONE, name="Phone", type="phone"),
            prop(CHAT, name="Telegram")]}}}


SQL = f"""-- Monica export
INSERT IGNORE INTO `m_accounts` (`id`,`uuid`) VALUES (1,'x');
INSERT IGNORE INTO `m_contacts` (`id`,`uuid`,`first_name`,`last_name`,`nickname`,`description`,`company`,`job`,`stay_in_touch_frequency`,`is_partial`,`is_active`,`is_dead`,`birthday_special_date_id`) VALUES
(1,'{ADA}','Ada','Lovelace','Al','looms','Engines','Analyst',30,0,1,0,7),
(2,'{BEN}','Ben',NULL,NULL,NULL,NULL,NULL,NULL,0,1,1,8),
(3,'{EVE}','Eve','O\\'Hara; DROP TABLE contacts',NULL,NULL,NULL,NULL,NULL,1,1,0,NULL);
INSERT IGNORE INTO `m_special_dates` (`id`,`date`,`is_year_unknown`) VALUES (7,'1815-12-10',0),(8,'1959-03-15',1);
INSERT IGNORE INTO `m_contact_field_types` (`id`,`name`,`type`) VALUES (1,'Email','email'),(2,'Phone','phone'),(3,'Telegram',NULL);
INSERT IGNORE INTO `m_contact_fields` (`contact_id`,`contact_field_type_id`,`data`) VALUES (1,1,'ada@example.org'),(1,2,'+44 1'),(1,3,'ada_l');
INSERT IGNORE INTO `m_tags` (`id`,`name`) VALUES (1,'poets');
INSERT IGNORE INTO `m_contact_tag` (`contact_id`,`tag_id`) VALUES (1,1);
INSERT IGNORE INTO `m_calls` (`contact_id`,`called_at`,`content`,`contact_called`) VALUES (1,'2020-01-05 00:00:00','about looms',1);
INSERT IGNORE INTO `m_messages` (`contact_id`,`written_at`,`written_by_me`) VALUES (1,'2020-02-01 00:00:00',1),(1,'2020-02-02 00:00:00',0);
INSERT IGNORE INTO `m_activities` (`id`,`summary`,`description`,`happened_at`) VALUES (1,'Lunch','at the harbour','2020-01-10');
INSERT IGNORE INTO `m_activity_contact` (`activity_id`,`contact_id`) VALUES (1,1),(1,2);
INSERT IGNORE INTO `m_notes` (`contact_id`,`body`,`created_at`) VALUES (1,'likes tea','2020-03-01 10:00:00');
"""  # noqa: E501 - one statement a line, as Monica writes them


def read_one(path: Path) -> Incoming:
    (incoming,) = read_path(path)
    assert isinstance(incoming, Incoming)
    assert incoming.format == "monica"
    return incoming


def written(folder: Path, kind: str) -> Path:
    path = folder / f"monica.{kind}"
    path.write_text(SQL if kind == "sql" else json.dumps(export()), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["json", "sql"])
def test_an_account_comes_in_whole(tmp_path: Path, kind: str) -> None:
    incoming = read_one(written(tmp_path, kind))
    ada, ben = incoming.people
    assert (ada.name, ada.nickname, ada.note, ada.organisation, ada.title) == (
        "Ada Lovelace", "Al", "looms", "Engines", "Analyst")
    assert (ada.every_days, ada.beds, ada.contact_id, ada.state) == (30, ("poets",), ADA, None)
    assert [(point.kind.value, point.value, point.label) for point in ada.points] == [
        ("email", "ada@example.org", ""), ("phone", "+44 1", ""), ("im", "ada_l", "telegram")]
    assert (ada.dates, ben.dates) == ((PersonDate("birthday", 12, 10, 1815),), (PersonDate("birthday", 3, 15),))
    assert (ben.name, ben.state) == ("Ben", State.ARCHIVED)
    assert sorted((act.who.contact_id, act.kind.value, act.direction.value,
                   act.day or act.instant.date().isoformat(), act.note) for act in incoming.interactions) == [
        (ADA, "call", "received", "2020-01-05", "about looms"), (ADA, "meeting", "both", "2020-01-10",
                                                                 "Lunch\nat the harbour"),
        (ADA, "message", "received", "2020-02-02", ""), (ADA, "message", "sent", "2020-02-01", ""),
        (ADA, "note", "sent", "2020-03-01", "likes tea"), (BEN, "meeting", "both", "2020-01-10",
                                                           "Lunch\nat the harbour")]
    assert [skip.why for skip in incoming.skipped] == ["is only named as somebody's relative"]


def test_what_only_the_json_tells(tmp_path: Path) -> None:
    ada = read_one(written(tmp_path, "json")).people[0]
    assert (ada.addresses[0].city, ada.custom) == ("London", (("Related: child", "Eve"),))


@pytest.mark.parametrize("text", [
    json.dumps(export())[:900], '{"app_version": "4", "account": ' + "[" * 300_000,
    '{"app_version": "4", "account": 5}',
    "INSERT IGNORE INTO `contacts` (`id`) VALUES ('open", "INSERT INTO `users` (`id`) VALUES (1);",
])
def test_a_damaged_export_is_one_clear_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "monica.x"
    path.write_text(text)
    with pytest.raises(UnreadableFile, match=r"monica\.x"):
        read_path(path)


def test_a_broken_row_of_sql_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "monica.sql"
    path.write_text(SQL.replace("(1,2,'+44 1')", "(1,2,broken')"))
    incoming = read_one(path)
    assert [point.value for point in incoming.people[0].points] == ["ada@example.org", "ada_l"]
    assert len(incoming.interactions) == 6
    assert incoming.skipped[0] == Skip("line 9", "this row cannot be read")


def test_midnight_is_a_day_and_no_time(tmp_path: Path) -> None:
    """Monica asks for the day only, and writes it as midnight in UTC: in the garden that would be the night before."""
    path = tmp_path / "monica.json"
    path.write_text(json.dumps(export()))
    (incoming,) = read_path(path)
    assert isinstance(incoming, Incoming)
    assert [(act.day, act.instant) for act in incoming.interactions if act.kind is Kind.CALL] == [("2020-01-05", None)]

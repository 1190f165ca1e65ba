"""What each command does: thin over the actions. A command prints to ``out`` and returns nothing; errors are raised."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from networkgarden.actions.backups import back_up
from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import add_contact, restore, set_state
from networkgarden.actions.duplicates import duplicates_of
from networkgarden.actions.exporting import export_garden
from networkgarden.actions.fruit import log_fruit
from networkgarden.actions.import_answers import me_from, remember_me
from networkgarden.actions.importing import ImportReport, hints_of, import_read, read_files
from networkgarden.actions.interactions import log
from networkgarden.actions.lookup import find_contact, find_contacts
from networkgarden.actions.merging import merge
from networkgarden.actions.own_kinds import kind_of, own_kinds
from networkgarden.actions.prompting import day_on
from networkgarden.actions.reports import standing_json, timeline_json
from networkgarden.actions.tending import Tending
from networkgarden.domain.fruit import FruitKind, read_fruit
from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from networkgarden.errors import NetworkGardenError, NotFound, UsageError

Command = Callable[[Tending, argparse.Namespace, TextIO], None]


class NothingRecognised(NetworkGardenError):
    """No file of an import was of a known kind."""


def add(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    changes, contact_id = add_contact(
        tending, options.name, emails=options.email, circle=options.circle, every_days=options.every,
        beds=options.bed, established=options.established)
    _say(out, options, f"{changes.title}.", {"id": contact_id, "name": options.name})


def log_interaction(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    if not options.words:
        raise UsageError("Whom was it with, and what was it?", "Write: networkgarden log WHO… KIND")
    *who, word = options.words
    known, fruit = kind_of(tending, word), read_fruit(word)
    if known is None and fruit is None:
        raise UsageError(f"“{word}” is no kind of interaction.", f"Kinds: {_kinds(tending)}.")
    if not who:
        raise UsageError("Whom was it with?", "Write: networkgarden log WHO… KIND")
    if known is None:
        _log_fruit(tending, options, out, find_contacts(tending, who), FruitKind(fruit or ""))
        return
    kind, first, own = known
    note = ": ".join(part for part in (first, options.note) if part)
    changes, interaction_id = log(
        tending, find_contacts(tending, who), kind, day=options.on, note=note,
        direction=Direction.RECEIVED if options.received else None,
        reaction=Reaction(options.reaction) if options.reaction else None, own=own)
    _say(out, options, f"{changes.title}.", {"id": interaction_id, "contacts": list(changes.contact_ids)})


def _log_fruit(tending: Tending, options: argparse.Namespace, out: TextIO, who: list[str], fruit: FruitKind) -> None:
    """Fruit is borne by one contact."""
    if len(who) != 1:
        raise UsageError("Fruit is borne by one contact.", "Log it once for each.")
    _say_changes(out, options, log_fruit(tending, who[0], fruit, options.note, options.on))


def _kinds(tending: Tending) -> str:
    return ", ".join((*Kind, "coffee", "lunch", "event", *(one.name for one in own_kinds(tending)), *FruitKind))


def _to_state(state: State) -> Command:
    def command(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
        _say_changes(out, options, set_state(tending, find_contacts(tending, options.who), state))
    return command


def restore_contacts(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    _say_changes(out, options, restore(tending, find_contacts(tending, options.who)))


def undo(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    title = tending.garden.undo()
    if title is None:
        raise NotFound("There is nothing to undo.")
    _say(out, options, f"Undone: {title}.", {"undone": title})


def list_contacts(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    rows = [row for row in standing_json(tending, options.on)
            if options.state in (None, row["state"]) and (options.bed is None or options.bed in row["beds"])]
    if options.json:
        _print_json(out, rows)
        return
    for row in rows:
        health = f"{row['condition']}, {row['growth']}" if row["condition"] else row["state"]
        print(f"{row['name']} ({health}); last contact {row['last_contact_on'] or 'not yet'}", file=out)


def today(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    prompts, offer = day_on(tending, options.on)
    if offer is not None:
        prompts.append(offer)
    if options.json:
        _print_json(out, [prompt.as_json() for prompt in prompts])
    elif not prompts:
        print("Your garden is fine today.", file=out)
    else:
        for prompt in prompts:
            print(f"{prompt.name}: {prompt.text}" if prompt.name else prompt.text, file=out)


def timeline(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    rows = timeline_json(tending, find_contact(tending, options.who))
    if options.json:
        _print_json(out, rows)
        return
    for row in rows:
        print(f"{row['date']}  {row['kind']} ({row['direction']})  {row['note']}".rstrip(), file=out)


def merge_contacts(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    _say_changes(out, options, merge(tending, find_contacts(tending, options.who)))


def duplicates(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    clusters = duplicates_of(tending)
    if options.json:
        _print_json(out, [cluster.as_json() for cluster in clusters])
    elif not clusters:
        print("Nobody seems to be here twice.", file=out)
    for cluster in () if options.json else clusters:
        sure = "surely one person" if cluster.verdict == "merge" else "perhaps one person"
        names = ", ".join(f"{name} ({contact_id})" for contact_id, name in zip(cluster.ids, cluster.names, strict=True))
        print(f"{names}: {sure}; {cluster.as_json()['why']}", file=out)


def import_files(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    base = Path(getattr(options, "directory", ""))      # of the start that sent the command
    hints, me = hints_of(tending), tuple(map(me_from, options.me))
    read = read_files([base / path for path in options.paths], replace(hints, me=(*hints.me, *me)))
    report = import_read(tending, read, plant=options.plant, dry_run=options.dry_run)
    if not options.dry_run:
        remember_me(tending, me)
    if options.json:
        _print_json(out, report.as_json())
    else:
        _print_report(out, report)
    if not report.recognised:
        raise _nothing(report)


def _nothing(report: ImportReport) -> NothingRecognised:
    """The one reason there is, in its words."""
    told = [skip.why for file in report.files for skip in file.skipped]
    if len(told) == 1 and ". " in told[0]:      # it brings advice of its own
        return NothingRecognised(told[0])
    return NothingRecognised(told[0] if len(told) == 1 else "No file here could be read.",
                             "Try contacts as .vcf or .csv, mail, a calendar, or the archive of a network.")


def _print_report(out: TextIO, report: ImportReport) -> None:
    for file in report.files:
        people, acts = file.contacts, file.interactions
        print(f"{file.path} ({file.format}): {people['new']} new, {people['updated']} updated, "
              f"{people['unchanged']} unchanged, {people['merged']} merged; {acts['new']} interactions, "
              f"{acts['duplicate']} known already; {len(file.skipped)} skipped", file=out)
        for skip in file.skipped:
            print(f"  {skip.where}: {skip.why}", file=out)


def export(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    count = export_garden(tending, Path(options.file))
    _say(out, options, f"{count} contacts written to {options.file}.", {"contacts": count, "file": options.file})


def backup(tending: Tending, options: argparse.Namespace, out: TextIO) -> None:
    target = back_up(tending, Path(options.directory))
    _say(out, options, f"Backup written to {target}.", {"backup": str(target)})


def _say(out: TextIO, options: argparse.Namespace, text: str, document: Mapping[str, Any]) -> None:
    if options.json:
        _print_json(out, document)
    else:
        print(text, file=out)


def _say_changes(out: TextIO, options: argparse.Namespace, changes: Changes) -> None:
    _say(out, options, f"{changes.title}.", {"title": changes.title, "contacts": list(changes.contact_ids)})


def _print_json(out: TextIO, document: Any) -> None:
    json.dump(document, out, ensure_ascii=False, indent=1)
    out.write("\n")


TENDING: dict[str, Command] = {
    "add": add, "log": log_interaction, "plant": _to_state(State.PLANTED), "rest": _to_state(State.RESTING),
    "archive": _to_state(State.ARCHIVED), "restore": restore_contacts, "undo": undo, "list": list_contacts,
    "today": today, "timeline": timeline, "duplicates": duplicates, "merge": merge_contacts,
    "import": import_files, "export": export, "backup": backup,
}
"""Commands that need only the opened garden."""

"""Every colour of every species as data: a ramp is written dark to light (botany.md §3)."""

from __future__ import annotations

Ramp = tuple[str, ...]

PALETTES: dict[str, dict[str, Ramp]] = {
    "apple": {
        "stem": ("#4E4038", "#6E5A4B", "#A58E76"),
        "leaf": ("#33524A", "#4F7356", "#7F9E5F", "#B9C27A"),
        "bloom": ("#E4A9A6", "#F6DDD2", "#FFF7EE"),
        "fruit": ("#A8763A", "#D79A45", "#EFC873"),
        "core": ("#E3B34F",),
    },
    "larch": {
        "stem": ("#54433A", "#7A6150", "#B4967A"),
        "leaf": ("#24494A", "#3A6A5E", "#6B9670", "#B4C88C"),
        "bloom": ("#A9637F", "#CF93A8", "#EBC7CF"),
        "fruit": ("#6E4C36", "#A0714A", "#CFA577"),
    },
    "elder": {
        "stem": ("#5A4A3E", "#7E6A55", "#B49F80"),
        "leaf": ("#28483F", "#43694C", "#6F8F59", "#AEBB77"),
        "bloom": ("#CFC49A", "#EFE6C8", "#FFFBEA"),
        "fruit": ("#2B2440", "#4B3B66", "#8B7AA8"),
        "stalk": ("#8C5A66", "#A87886", "#C9A0A8"),
    },
    "sunflower": {
        "stem": ("#46623F", "#6A8A4E", "#A9BD72"),
        "leaf": ("#2F5441", "#4A7448", "#7C9D55", "#BCC979"),
        "bloom": ("#C27E22", "#E7A938", "#F8D877"),
        "disk": ("#3A2A24", "#6A4630", "#B07F45"),
        "dry": ("#6B543C", "#93774F", "#C9AE7C"),
    },
    "foxglove": {
        "stem": ("#48684A", "#6F8F5C", "#AEC080"),
        "leaf": ("#2E5646", "#4C7853", "#7FA065", "#BDCB8C"),
        "bloom": ("#7C3F74", "#AE6BA0", "#D8A4C6", "#F2D7E4"),
        "core": ("#F9ECE4",),
        "fruit": ("#6D7048", "#979A62", "#C9C88F"),
        "dry": ("#6E5A44", "#98805E", "#CBB48A"),
    },
    "iris": {
        "stem": ("#47695A", "#6B917A", "#A9C3A0"),
        "leaf": ("#2A5555", "#487A70", "#7CA58C", "#BBD0AC"),
        "bloom": ("#31407F", "#5468B4", "#8A9CD8", "#C6D0F0"),
        "core": ("#EDB94A",),
        "fruit": ("#7D8050", "#A9A866", "#D6D094"),
        "seed": ("#B86F2C", "#DE9440", "#F6C678"),
        "dry": ("#7A6648", "#A88F62", "#D5C190"),
    },
    "lavender": {
        "stem": ("#4E6658", "#7A957F", "#B5C7AC"),
        "leaf": ("#36534C", "#638570", "#9AB299", "#CBD6BC"),
        "bloom": ("#4A3F7C", "#7263A6", "#A795CC", "#D3C5E6"),
        "dry": ("#7A6B5C", "#A39178", "#CFC0A0"),
    },
    "agave": {
        "stem": ("#5F7350", "#8A9A66", "#C0C68E"),
        "leaf": ("#2E5A5E", "#4E8482", "#86B1A2", "#C6DCC4"),
        "edge": ("#E6CF96",),
        "bloom": ("#C58530", "#EAB854", "#FBE3A0"),
        "dry": ("#7C664C", "#A98F66", "#D3BE93"),
    },
    "grass": {
        "stem": ("#7D7347", "#A89E62", "#D6CB92"),
        "leaf": ("#4A6446", "#758A50", "#A9AE66", "#D9D194"),
        "bloom": ("#A98C62", "#D8C197", "#F6EBD2"),
        "dry": ("#8A7448", "#BBA268", "#E4D29C"),
    },
    "fern": {
        "stem": ("#5E5232", "#857649", "#B8A86E"),
        "leaf": ("#1F4A3C", "#3A6B48", "#6E9A54", "#BACB78"),
        "bloom": ("#8A5A2C", "#BC8440", "#E6BC74"),
        "dry": ("#6A4F36", "#96754C", "#C7A878"),
    },
    "clematis": {
        "stem": ("#4C4A36", "#6D6B49", "#A09C6C"),
        "cane": ("#5D4838", "#84694F", "#B99C78"),
        "leaf": ("#2A5248", "#457257", "#7A9C68", "#B7C78C"),
        "bloom": ("#413A80", "#6A5FB0", "#9C90D2", "#CFC6EC"),
        "core": ("#F3E6B4",),
        "fruit": ("#A8A48C", "#D4CFB8", "#F5F0DE"),
    },
}

AUTUMN: dict[str, dict[str, Ramp]] = {
    # what turns before the sleep of the year: leaves only, green still in the shade
    "apple": {"leaf": ("#4B5138", "#8A7A40", "#C9A24E", "#E6CE86")},
    "larch": {"leaf": ("#57502F", "#9A8038", "#D8B24A", "#EFDB92")},
    "elder": {"leaf": ("#3C4A34", "#6F7440", "#ABA052", "#D6CC84")},
    "fern": {"leaf": ("#2C4636", "#5C6C3C", "#A2984C", "#D9CA80")},
}

AUTUMN_PALETTES = {name: {**PALETTES[name], **turned} for name, turned in AUTUMN.items()}

SEED_COATS: dict[str, tuple[str, str]] = {
    # species → dark and light of its seed
    "apple": ("#4A3328", "#7A5840"),
    "larch": ("#7A5A3C", "#B99468"),
    "elder": ("#8A7448", "#C0A878"),
    "sunflower": ("#3B3A3C", "#E6DFC8"),
    "foxglove": ("#5A4030", "#94704C"),
    "iris": ("#B86F2C", "#F0BC74"),
    "lavender": ("#3F3540", "#6F6070"),
    "agave": ("#2F2C2E", "#5A5656"),
    "grass": ("#A98C52", "#DCC78C"),
    "fern": ("#6A4A30", "#B08850"),
    "clematis": ("#6A503C", "#A68A68"),
}

INK = "#2C2A2B"
SNOW, SNOW_SHADE = "#F1F4F8", "#AFBFD6"
DEW = "#BFE0E6"
HIGHLIGHT = "#FFF8E6"
STRAW, STRAW_SHADE = "#E2CF9A", "#B99C62"
MOUND, MOUND_LIT, MOUND_LIP = "#5B483A", "#7A6450", "#4A3A30"

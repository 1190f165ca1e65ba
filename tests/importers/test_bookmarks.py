"""Bookmark files: every ordinary link once, whatever else stands in the file, and what was left out is told."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networkgarden.errors import NotFound, UnreadableFile
from networkgarden.importers import bookmarks

HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
FILE = HEAD + """<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1">Bookmarks bar</H3>
    <DL><p>
        <DT><H3>Weaving &amp; looms</H3>
        <DL><p>
            <DT><A HREF="https://example.org/looms?a=1&amp;b=2" ADD_DATE="5" TAGS="craft,history">On
               &lt;b&gt;looms&lt;/b&gt;</A>
            <DD>A description
            <DT><A HREF="javascript:alert(1)">A trick</A>
        </DL><p>
        <DT><A HREF="http://example.org/plain"></A>
        <DT><A HREF="https://example.org/looms?a=1&amp;b=2">Again</A>
    </DL><p>
    <DT><A HREF="place:sort=8">Recent</A>
    <DT><A HREF="https://example.org/open">Never closed
    <DT><A HREF="https://example.org/last">Last</A>
</DL><p>
"""


def read(tmp_path, text):
    path = tmp_path / "bookmarks.html"
    path.write_text(text, encoding="utf-8")
    return bookmarks.read(path)


def test_links_titles_tags_and_folders(tmp_path):
    found = read(tmp_path, FILE)
    assert [(one.title, one.url, one.words) for one in found.links] == [
        ("On <b>looms</b>", "https://example.org/looms?a=1&b=2", "craft history Weaving & looms"),
        ("example.org/plain", "http://example.org/plain", ""),
        ("Never closed", "https://example.org/open", ""),
        ("Last", "https://example.org/last", "")]
    assert [(one.where, one.why) for one in found.skipped] == [
        ("bookmark 2", "it is not an ordinary web address"), ("bookmark 4", "the same address came before"),
        ("bookmark 5", "it is not an ordinary web address")]


def test_what_is_no_bookmark_file_is_said(tmp_path):
    with pytest.raises(UnreadableFile, match="not a file of bookmarks"):
        read(tmp_path, "<html><a href='https://example.org'>x</a></html>")
    with pytest.raises(NotFound):
        bookmarks.read(tmp_path / "none.html")
    assert not bookmarks.is_bookmark_file(tmp_path / "bookmarks.html")
    (tmp_path / "b.htm").write_text(FILE, encoding="utf-8")
    assert bookmarks.is_bookmark_file(tmp_path / "b.htm")


def test_more_links_than_fit_and_folders_without_end_are_no_harm(tmp_path, monkeypatch):
    monkeypatch.setattr(bookmarks, "MOST_LINKS", 10)
    many = "".join(f'<DT><A HREF="https://example.org/{number}">{number}</A>\n' for number in range(30))
    found = read(tmp_path, HEAD + "<DL>" * 5000 + many)
    assert len(found.links) == 10
    assert [one.where for one in found.skipped] == ["from bookmark 11 on"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.sampled_from(["<DT>", "<A HREF=\"https://x.org/1\">", "<A HREF='", "</A>", "<DL>", "</DL>", "<H3>",
                                 "</H3>", "x", "\"", "<!--", "<![CDATA[", "&#0;", "&", "\u202e", "\x00"]), max_size=30))
def test_broken_files_never_break_the_reader(tmp_path, parts):
    for one in read(tmp_path, HEAD + "".join(parts)).links:
        assert one.url.startswith("https://x.org/")
        assert one.title.isprintable()

"""Formatted text: what an editor makes stays, what could run goes, and lengths count what is said."""

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from app.core.rich_text import Rich, plain, sanitized

KEPT = [
    "<h2>Título</h2><p>Un <strong>texto</strong> <em>con</em> <u>formato</u> y <s>tachado</s>.</p>",
    "<ul><li><p>uno</p></li><li><p>dos</p></li></ul><ol><li><p>tres</p></li></ol>",
    "<blockquote><p>cita</p></blockquote><pre><code>a &lt; b &amp;&amp; c</code></pre><hr><p>fin<br>de línea</p>",
    "plain words, ñ and 中文",
    "",
]
TAKEN_AWAY = [
    ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
    ('<p onclick="alert(1)" style="color:red" class="x" id="y">a</p>', "<p>a</p>"),
    ('<img src="x" onerror="alert(1)">', ""),
    ("<iframe src='https://example.com'></iframe><style>p{}</style><p>a</p>", "<p>a</p>"),
    ("<svg><script>alert(1)</script></svg><!-- hidden --><p>a</p>", "<p>a</p>"),
    ("<p>a", "<p>a</p>"),
]


@pytest.mark.parametrize("html", KEPT)
def test_what_an_editor_makes_stays_as_it_is(html: str) -> None:
    assert sanitized(html) == html


@pytest.mark.parametrize(("html", "left"), TAKEN_AWAY)
def test_what_could_run_or_disguise_itself_goes(html: str, left: str) -> None:
    assert sanitized(html) == left
    assert sanitized(left) == left


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,<b>x</b>", "vbscript:x", " java\nscript:x"])
def test_links_lead_to_the_web_or_to_people(address: str) -> None:
    assert "href" not in sanitized(f'<a href="{address}">x</a>')
    for good in ("https://example.com/?a=1", "mailto:ana@example.com", "tel:+34600123456"):
        link = f'<a href="{good}" rel="noopener noreferrer">x</a>'
        assert sanitized(f'<a href="{good}" target="_blank">x</a>') == link


def test_searches_read_what_a_text_says() -> None:
    said = plain("<h2>Uno</h2><p>dos<br>tres &amp; <strong>cua</strong>tro</p>")
    assert said.split() == ["Uno", "dos", "tres", "&", "cuatro"]
    assert plain("<p></p>") == ""


def test_lengths_are_those_of_what_a_text_says() -> None:
    text = TypeAdapter(Annotated[str, Rich(1, 5)])
    assert text.validate_python("<p><strong>ñañañ</strong></p>") == "<p><strong>ñañañ</strong></p>"
    for html, code in (
        ("<p>seis x</p>", "string_too_long"),
        ("<p> </p>", "string_too_short"),
        ("<script>x</script>", "string_too_short"),
    ):
        with pytest.raises(ValidationError) as raised:
            text.validate_python(html)
        assert [error["type"] for error in raised.value.errors()] == [code]
    schema = text.json_schema()
    assert (schema["type"], schema["format"]) == ("string", "html")
    assert not {"minLength", "maxLength"} & set(schema)

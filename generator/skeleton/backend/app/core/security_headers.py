"""Headers that tell browsers what an answer may not be used for."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-site",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Answers are data; a browser that takes one for a page may load nothing from it.
CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'"
# The documentation page loads its script from where FastAPI says.
PAGES = ("/docs",)
TWO_YEARS = 63_072_000


class SecurityHeaders:
    """Adds the headers where a route did not set them itself."""

    def __init__(self, app: ASGIApp, *, https_only: bool) -> None:
        self.app = app
        headers = dict(HEADERS)
        if https_only:
            headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
        # As they go over the wire, made once.
        self.of_pages = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        self.of_answers = [*self.of_pages, (b"content-security-policy", CONTENT_POLICY.encode())]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(part: Message) -> None:
            if part["type"] == "http.response.start":
                headers = list(part.get("headers", ()))
                there = {name for name, _ in headers}
                wanted = self.of_pages if scope["path"].startswith(PAGES) else self.of_answers
                part["headers"] = headers + [header for header in wanted if header[0] not in there]
            await send(part)

        await self.app(scope, receive, send_with_headers)

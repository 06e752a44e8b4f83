import type { AppModel } from '../../blueprint/model.ts';

/** Packages the application imports or loads as drivers; everything else in the lock comes with them. */
const RUNTIME = [
  'aiomysql',
  'aiosqlite',
  'alembic',
  'argon2-cffi',
  'asyncpg',
  'cryptography',
  'email-validator',
  'fastapi',
  'nh3',
  'prometheus-client',
  'pydantic',
  'pydantic-settings',
  'pyjwt',
  'python-multipart',
  'sqlalchemy[asyncio]',
  'structlog',
  'uvicorn',
  'uvloop',
  'websockets',
];
/** What a setting asks for; installed only where it is set. */
const REDIS = ['redis'];
const S3 = ['boto3'];
const TRACING = ['opentelemetry-exporter-otlp-proto-http', 'opentelemetry-sdk'];
const DEVELOPMENT = [
  'boto3',
  'httpx2',
  'mypy',
  'opentelemetry-sdk',
  'pytest',
  'pytest-asyncio',
  'pytest-cov',
  'pytest-xdist',
  'redis',
  'ruff',
];

/** `backend/pyproject.toml`: pins the direct dependencies to the versions of the lock. */
export function renderPyproject(app: AppModel, lock: string): string {
  const text = (value: string): string =>
    JSON.stringify(value).replace(/[\u007f-\u009f]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
  const list = (names: string[]): string =>
    `[\n${names.map((name) => `    ${text(pin(name, lock))},\n`).join('')}]`;
  return `[project]
name = ${text(`${app.slug}-backend`)}
version = "0.1.0"
description = ${text(app.description ?? app.name)}
requires-python = ">=3.11"
dependencies = ${list(RUNTIME)}

[project.optional-dependencies]
dev = ${list(DEVELOPMENT)}
otel = ${list(TRACING)}
redis = ${list(REDIS)}
s3 = ${list(S3)}

[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[tool.setuptools.packages.find]
include = ["app*"]

[tool.pytest.ini_options]
asyncio_mode = "auto"
asyncio_default_fixture_loop_scope = "session"
asyncio_default_test_loop_scope = "session"
testpaths = ["tests"]
# Only these are tests: an entity may be called Testimonial, and its class and its factories are none.
python_functions = ["test_*"]
python_classes = ["*Tests"]
addopts = "--strict-markers --strict-config"
filterwarnings = ["default", "error::sqlalchemy.exc.SAWarning"]
xfail_strict = true

[tool.ruff]
line-length = 120
target-version = "py311"

[tool.ruff.lint]
select = ["ASYNC", "B", "C4", "E", "F", "I", "PT", "RET", "RUF100", "SIM", "UP", "W"]
# The formatter decides on line length; what it leaves long is text.
# Assertions about one thing may have two parts.
ignore = ["E501", "PT018"]

[tool.ruff.lint.flake8-bugbear]
extend-immutable-calls = ["fastapi.Depends", "fastapi.Query"]

[tool.ruff.lint.per-file-ignores]
"tests/conftest.py" = ["E402"]

[tool.mypy]
python_version = "3.11"
strict = true
exclude = ["migrations/"]

[tool.coverage.run]
source = ["app"]
# SQLAlchemy runs its synchronous half in greenlets.
concurrency = ["greenlet", "thread"]

[tool.coverage.report]
exclude_also = ["if TYPE_CHECKING:", "class .*\\\\(Protocol\\\\):", "if __name__ == .__main__.:"]
`;
}

/** Returns the requirement with the version, and the marker, that the lock has. */
function pin(requirement: string, lock: string): string {
  const name = requirement.replace(/\[.*/, '');
  const line = lock.split('\n').find((candidate) => candidate.startsWith(`${name}==`));
  if (line === undefined) throw new Error(`backend/requirements.txt of the skeleton does not pin ${name}`);
  const [version = '', marker] = line.slice(name.length).split(' ; ');
  return `${requirement}${version.trim()}${marker === undefined ? '' : ` ; ${marker}`}`;
}

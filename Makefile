# make site   builds the site into site/
# make test   runs every test
.PHONY: site test serve check lock

site: .venv/site.stamp
	.venv/bin/classroom build

test: .venv/dev.stamp
	.venv/bin/python -m pytest

serve: .venv/site.stamp
	.venv/bin/classroom serve

check: .venv/site.stamp
	.venv/bin/classroom check

.venv/site.stamp: requirements.lock pyproject.toml
	scripts/environment requirements.lock $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml
	scripts/environment requirements-dev.lock $@
	touch .venv/site.stamp

# Needs uv and npm; run after changing dependencies in pyproject.toml or tests/*/package.json.
lock:
	uv pip compile -q pyproject.toml --group build --universal --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements.lock
	uv pip compile -q pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements-dev.lock
	cd tests/formats && npm install --package-lock-only --silent
	cd tests/browser && npm install --package-lock-only --silent

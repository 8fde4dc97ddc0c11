#!/usr/bin/env bash
# add-migration.sh NAME: one migration per provider, from the model as it is now
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build tools/ef-design -v q --nologo
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$1" --no-build --context "${provider}Db" --output-dir Migrations \
    --project "src/Hengjian.Data.$provider" --startup-project tools/ef-design
done

#!/usr/bin/env bash
# Makes or brings up to date one environment: infra/deploy.sh test|live. infra/README.md tells the story.
# Safe to repeat: every step makes what is missing and leaves the rest.
set -euo pipefail
cd "$(dirname "$0")/.."

name="${1:-}"
case "$name" in
  test | live) ;;
  *)
    echo "Say which: infra/deploy.sh test, or infra/deploy.sh live." >&2
    exit 2
    ;;
esac
for wanted in az git; do
  command -v "$wanted" > /dev/null || {
    echo "This needs the command $wanted, and it is not here." >&2
    exit 2
  }
done

: "${AZURE_RESOURCE_GROUP_NAME:=so-what-$name}"
: "${AZURE_LOCATION:=uksouth}"
: "${ALERT_EMAIL:?Set ALERT_EMAIL to the address that alerts go to.}"
export ALERT_EMAIL
[ -z "${AZURE_SUBSCRIPTION_ID:-}" ] || az account set --subscription "$AZURE_SUBSCRIPTION_ID"

az group create --name "$AZURE_RESOURCE_GROUP_NAME" --location "$AZURE_LOCATION" --output none

deploy() {
  az deployment group create --resource-group "$AZURE_RESOURCE_GROUP_NAME" --name "so-what" \
    --parameters "infra/$name.bicepparam" --output none
}
said() {
  az deployment group show --resource-group "$AZURE_RESOURCE_GROUP_NAME" --name "so-what" \
    --query "properties.outputs.$1.value" --output tsv
}

# The first time there is no registry to build the image in: make everything but the app. Later the image that runs stays
# until the new one is built.
app="so-what-$name"
running=$(az containerapp show --resource-group "$AZURE_RESOURCE_GROUP_NAME" --name "$app" \
  --query 'properties.template.containers[0].image' --output tsv 2> /dev/null || true)
CONTAINER_IMAGE="$running"
export CONTAINER_IMAGE
[ -n "$running" ] || deploy

# Built in Azure, so that no Docker is needed here.
registry=$(said registryServer)
tag=$(git rev-parse --short=12 HEAD)
az acr build --registry "${registry%%.*}" --image "so-what:$tag" --file Dockerfile . --output none
# By digest: a tag can be moved to another image, a digest cannot.
digest=$(az acr repository show --name "${registry%%.*}" --image "so-what:$tag" --query digest --output tsv)
CONTAINER_IMAGE="$registry/so-what@$digest"
deploy

bot_id=$(said botId)
bot_domain=$(said botDomain)
# The Agents Toolkit takes these lines into env/.env.NAME; a person can do so by hand.
echo "::set-teamsfx-env BOT_ID=$bot_id"
echo "::set-teamsfx-env BOT_DOMAIN=$bot_domain"
echo "::set-teamsfx-env CONTAINER_IMAGE=$CONTAINER_IMAGE"
echo "Ready when https://$bot_domain/readyz says so. Next: npm run package -- $name"

// Everything that the bot needs in Azure, in one resource group. infra/README.md is the story of a deployment.
targetScope = 'resourceGroup'

@description('Which of the two this is; it stands in every name.')
@allowed(['test', 'live'])
param environmentName string

@description('Where everything is made. Keep it in the United Kingdom: it holds names and addresses of staff.')
param location string = resourceGroup().location

@description('What people see as the bot\'s name in Teams.')
@maxLength(42)
param botDisplayName string

@description('F0 is free and enough for a test; S1 has a service agreement. Teams messages cost nothing in either.')
@allowed(['F0', 'S1'])
param botSku string

@description('The image that runs, with its registry and tag. Empty at the first step, when there is no registry yet.')
param image string = ''

@description('Entra tenants that may talk to the bot besides its own, separated by commas.')
param allowedTenants string = ''

@description('Who is written to when an alert fires.')
param alertEmail string

@description('Days for which logs are kept. They hold no names, addresses or commentary.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('Refuses to delete the storage account until the lock is taken off.')
param lockStorage bool

@description('How many copies may run at once. One works, the others stand by.')
@minValue(1)
@maxValue(4)
param mostReplicas int = 1

@description('Whether storage answers only inside a virtual network that is made with the environment. Choose before the first deployment: an environment cannot move into a network.')
param privateNetwork bool = false

@description('Addresses of that network, at least a /24. Ask the network team for a range that is free.')
param networkAddresses string = '10.42.0.0/24'

var name = 'so-what-${environmentName}'
// Storage accounts and registries share one name space with the whole world.
var uniqueName = 'sowhat${environmentName}${uniqueString(resourceGroup().id)}'
var tags = {
  product: 'so-what'
  environment: environmentName
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
    tags: tags
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
    tags: tags
    retentionDays: logRetentionDays
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: take(uniqueName, 24)
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: logs.outputs.workspaceId
    lock: lockStorage
    isPrivate: privateNetwork
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
    addresses: networkAddresses
    storageName: storage.outputs.name
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    name: uniqueName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module environment 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: logs.outputs.workspaceId
    subnetId: network.?outputs.appsSubnetId ?? ''
  }
}

// An app's address is its name before the environment's domain; known before the app is there.
var domain = '${name}.${environment.outputs.defaultDomain}'

module app 'modules/app.bicep' = if (!empty(image)) {
  name: 'app'
  params: {
    name: name
    location: location
    tags: tags
    environmentId: environment.outputs.id
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    tenantId: identity.outputs.tenantId
    image: image
    registryServer: registry.outputs.server
    storageAccount: storage.outputs.name
    publicUrl: 'https://${domain}'
    allowedTenants: allowedTenants
    insightsName: logs.outputs.insightsName
    mostReplicas: mostReplicas
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    // Bots share one name space with the whole world, too.
    name: '${name}-${take(uniqueString(resourceGroup().id), 6)}'
    displayName: botDisplayName
    sku: botSku
    tags: tags
    endpoint: 'https://${domain}/api/messages'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    tenantId: identity.outputs.tenantId
    workspaceId: logs.outputs.workspaceId
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(image)) {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    email: alertEmail
    domain: domain
    workspaceId: logs.outputs.workspaceId
    insightsId: logs.outputs.insightsId
    appId: resourceId('Microsoft.App/containerApps', name)
  }
  dependsOn: [
    app
  ]
}

@description('The bot\'s id in the Teams package.')
output botId string = identity.outputs.clientId

@description('The host that the bot answers on.')
output botDomain string = domain

@description('Where the image is built and kept.')
output registryServer string = registry.outputs.server

@description('What pmif needs as AZURE_STORAGE_ACCOUNT, for a backup from elsewhere.')
output storageAccount string = storage.outputs.name

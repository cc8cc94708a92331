// Everything that the bot remembers: one table, which only the bot's identity may open.
param name string
param location string
param tags object

@description('The identity that reads and writes the table.')
param principalId string
param workspaceId string

@description('Whether the account is protected from being deleted.')
param lock bool

@description('Whether the account answers only through its private endpoint.')
param isPrivate bool

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    // Copies in three zones of the region.
    name: 'Standard_ZRS'
  }
  properties: {
    // Nobody signs in with a key: there is none to lose.
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      // Without a network of its own the bot comes from addresses of Container Apps that change.
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
    }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = {
  parent: tables
  name: 'pmif'
}

@description('Storage Table Data Contributor.')
var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableContributor)
  }
}

resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'This holds the council\'s readings and their history. Back it up before the lock is taken off.'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: tables
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        // Writes and deletes only: reads are many, and say little.
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

output name string = account.name
output table string = table.name

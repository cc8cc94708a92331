// The Container Apps environment: what the app runs in, and the domain that it answers on.
param name string
param location string
param tags object
param workspaceId string

@description('The subnet that the app runs in; empty for none.')
param subnetId string

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      // By diagnostic settings, which need no key of the workspace.
      destination: 'azure-monitor'
    }
    zoneRedundant: false
    vnetConfiguration: empty(subnetId)
      ? null
      : {
          infrastructureSubnetId: subnetId
          // Teams calls the app from the internet.
          internal: false
        }
    workloadProfiles: empty(subnetId)
      ? null
      : [
          {
            name: 'Consumption'
            workloadProfileType: 'Consumption'
          }
        ]
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

output id string = environment.id
output defaultDomain string = environment.properties.defaultDomain

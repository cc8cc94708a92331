// The bot itself: one container that is always there, for the scheduled work as much as for Teams.
param name string
param location string
param tags object
param environmentId string
param identityId string
param identityClientId string
param tenantId string
param image string
param registryServer string
param storageAccount string
param publicUrl string
param allowedTenants string

@description('The Application Insights that telemetry goes to.')
param insightsName string

param mostReplicas int

@description('What the image listens on.')
var port = 3978

// Looked up here, so that its connection string passes through no parameter, output or deployment record.
resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      secrets: [
        {
          name: 'telemetry'
          value: insights.properties.ConnectionString
        }
      ]
    }
    template: {
      // Longer than a stop takes: what is in hand is finished or given back within 20 seconds.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            {
              name: 'PORT'
              value: string(port)
            }
            {
              name: 'MicrosoftAppType'
              value: 'UserAssignedMSI'
            }
            {
              name: 'MicrosoftAppId'
              value: identityClientId
            }
            {
              name: 'MicrosoftAppTenantId'
              value: tenantId
            }
            {
              // Which of the app's identities signs in to storage.
              name: 'AZURE_CLIENT_ID'
              value: identityClientId
            }
            {
              name: 'AZURE_STORAGE_ACCOUNT'
              value: storageAccount
            }
            {
              name: 'PMIF_PUBLIC_URL'
              value: publicUrl
            }
            {
              name: 'PMIF_ALLOWED_TENANTS'
              value: allowedTenants
            }
            {
              name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
              secretRef: 'telemetry'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 3
              failureThreshold: 40
            }
            {
              // Lives or does not: storage that is away is no reason to start again.
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 15
              failureThreshold: 4
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 15
              timeoutSeconds: 10
              failureThreshold: 4
            }
          ]
        }
      ]
      scale: {
        // Never none: nothing would wake it when something is due.
        minReplicas: 1
        maxReplicas: mostReplicas
      }
    }
  }
}

output id string = app.id

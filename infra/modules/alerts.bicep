// Who is told, of what. Every description names the page of infra/alerts.md that says what to do.
param name string
param location string
param tags object
param email string
param domain string
param workspaceId string
param insightsId string
param appId string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'so-what'
    enabled: true
    emailReceivers: [
      {
        name: 'performance'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// Asks from outside, so it also sees what the app cannot say of itself.
resource readiness 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-readyz'
  location: location
  // This tag ties a test to its Application Insights.
  tags: union(tags, {
    'hidden-link:${insightsId}': 'Resource'
  })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: '${name}-readyz'
    Name: '${name}-readyz'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      {
        Id: 'emea-ru-msa-edge'
      }
      {
        Id: 'emea-gb-db3-azr'
      }
      {
        Id: 'emea-nl-ams-azr'
      }
    ]
    Request: {
      RequestUrl: 'https://${domain}/readyz'
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  tags: tags
  properties: {
    description: 'The bot is not ready: storage, the scheduler or the outbox. See infra/alerts.md, not-ready.'
    severity: 1
    enabled: true
    scopes: [
      readiness.id
      insightsId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: readiness.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

resource notRunning 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-running'
  location: 'global'
  tags: tags
  properties: {
    description: 'No copy of the bot runs. See infra/alerts.md, not-running.'
    severity: 1
    enabled: true
    scopes: [
      appId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'replicas'
          metricNamespace: 'microsoft.app/containerapps'
          metricName: 'Replicas'
          timeAggregation: 'Maximum'
          operator: 'LessThan'
          threshold: 1
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

resource serverErrors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-server-errors'
  location: 'global'
  tags: tags
  properties: {
    description: 'The bot answered 5xx more than five times in a quarter of an hour. See infra/alerts.md, server-errors.'
    severity: 2
    enabled: true
    scopes: [
      appId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'server-errors'
          metricNamespace: 'microsoft.app/containerapps'
          metricName: 'Requests'
          dimensions: [
            {
              name: 'statusCodeCategory'
              operator: 'Include'
              values: [
                '5xx'
              ]
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

@description('Log lines of the bot as columns. Every line is one JSON object.')
var lines = 'ContainerAppConsoleLogs | where ContainerAppName == "${name}" | extend line = parse_json(Log)'

resource deadLetters 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${name}-dead-letters'
  location: location
  tags: tags
  properties: {
    displayName: 'Messages that could not be delivered'
    description: 'Messages failed, or may not have arrived. See infra/alerts.md, dead-letters.'
    severity: 2
    enabled: true
    // The table is there only once the app has logged something.
    skipQueryValidation: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: '${lines} | where tostring(line.job) == "deliver" | where array_length(bag_keys(line.failed)) > 0 or toint(line.unknown) > 0'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

resource beatsFail 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${name}-beats-fail'
  location: location
  tags: tags
  properties: {
    displayName: 'Scheduled work fails'
    description: 'A scheduled job failed more than twice in half an hour. See infra/alerts.md, beats-fail.'
    severity: 2
    enabled: true
    // The table is there only once the app has logged something.
    skipQueryValidation: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      allOf: [
        {
          query: '${lines} | where tostring(line.msg) == "a beat failed"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 2
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

resource outboxLags 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${name}-outbox-lags'
  location: location
  tags: tags
  properties: {
    displayName: 'Messages wait too long'
    description: 'Something could have gone for a quarter of an hour and did not. See infra/alerts.md, outbox-lags.'
    severity: 2
    enabled: true
    // The table is there only once the app has sent a metric.
    skipQueryValidation: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "pmif.outbox.lag" and Max > 900'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 3
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

resource beatsLate 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${name}-beats-late'
  location: location
  tags: tags
  properties: {
    displayName: 'Scheduled work is late'
    description: 'A job is overdue by more than twenty minutes. See infra/alerts.md, beats-late.'
    severity: 2
    enabled: true
    // The table is there only once the app has sent a metric.
    skipQueryValidation: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "pmif.beats.oldestDue" and Max > 1200'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 3
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

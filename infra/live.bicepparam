using 'main.bicep'

param environmentName = 'live'
param botDisplayName = 'So what'
param botSku = 'S1'
param image = readEnvironmentVariable('CONTAINER_IMAGE', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param logRetentionDays = 365
param lockStorage = true

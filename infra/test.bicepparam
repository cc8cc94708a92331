using 'main.bicep'

param environmentName = 'test'
param botDisplayName = 'So what (test)'
param botSku = 'F0'
param image = readEnvironmentVariable('CONTAINER_IMAGE', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param logRetentionDays = 30
param lockStorage = false

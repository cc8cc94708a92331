import { readFileSync } from 'node:fs';
import { ENVIRONMENTS, resourceOf, snapshotOf, typesIn } from '../support/infra-snapshots.ts';

describe('what would be made', () => {
  it('is what infra/README.md lists', () => {
    const page = readFileSync('infra/README.md', 'utf8');
    const listed = [...page.matchAll(/`(Microsoft\.\w+(?:\/\w+)+)`/g)].map(([, type = '']) => type);
    expect([...new Set(listed)].sort()).toEqual(typesIn(snapshotOf('private')));
  });

  it('is the same in test and live, but for the lock', () => {
    const live = typesIn(snapshotOf('live'));
    expect(live.filter((type) => type !== 'Microsoft.Authorization/locks')).toEqual(typesIn(snapshotOf('test')));
  });

  it('has no diagnostics', () => {
    for (const name of ENVIRONMENTS) expect(snapshotOf(name).diagnostics).toEqual([]);
  });

  it('closes storage to other networks where the parameter asks for it', () => {
    const account = 'Microsoft.Storage/storageAccounts';
    expect(resourceOf('live', account)?.properties).toMatchObject({ publicNetworkAccess: 'Enabled' });
    expect(resourceOf('private', account)?.properties).toMatchObject({
      publicNetworkAccess: 'Disabled',
      networkAcls: { defaultAction: 'Deny' },
    });
    expect(resourceOf('private', 'Microsoft.Network/privateEndpoints')?.properties).toMatchObject({
      privateLinkServiceConnections: [{ properties: { groupIds: ['table'] } }],
    });
    expect(resourceOf('private', 'Microsoft.App/managedEnvironments')?.properties).toMatchObject({
      vnetConfiguration: { internal: false },
    });
  });

  it('signs in to storage with no key', () => {
    for (const name of ENVIRONMENTS) {
      expect(resourceOf(name, 'Microsoft.Storage/storageAccounts')?.properties).toMatchObject({
        allowSharedKeyAccess: false,
        minimumTlsVersion: 'TLS1_2',
      });
    }
  });
});

using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hengjian.Data.Tests.Records;

public sealed class AccountsMigrationTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AccountsOfEarlierPrograms_KeepTheirRights_AndBelongToTheHighestRegionOfThem(string kind)
    {
        var connection = await databases.NewAsync(kind);
        Hengjian.Data.Records.AppDb Open() => kind == TestDatabases.Sqlite
            ? new SqliteDb(SqliteProvider.OptionsFor(connection)) : new PostgresDb(PostgresProvider.OptionsFor(connection));
        await using (var db = Open())
        {
            await db.GetService<IMigrator>().MigrateAsync("ReportDesk", Cancel);
            var no = kind == TestDatabases.Sqlite ? "0" : "false";
            foreach (var name in (string[])["zhang", "li"])
            {
                var sql = $"INSERT INTO accounts (name, display_name, password_hash, disabled, failed_sign_ins, created_at, security_stamp) VALUES ('{name}', '张', 'h', {no}, 0, '2026-03-01T08:00:00.000000Z', '11112222-3333-4444-5555-666677778888')";
                await db.Database.ExecuteSqlRawAsync(sql, Cancel);
            }
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO account_grants (account_id, role, region_code) SELECT id, 'clerk', 990101 FROM accounts WHERE name = 'zhang' UNION ALL SELECT id, 'leader', 990100 FROM accounts WHERE name = 'zhang'", Cancel);
            await db.Database.MigrateAsync(Cancel);
        }
        await using var again = Open();
        var accounts = await again.Accounts.Include(a => a.Grants).OrderBy(a => a.Name).ToListAsync(Cancel);
        Assert.Equal([("li", 0), ("zhang", 990100)], accounts.Select(a => (a.Name, a.RegionCode)));
        Assert.Equal(["clerk", "leader"], accounts[1].ToPrincipal(DateTimeOffset.UnixEpoch, Hengjian.Domain.Access.RoleBook.BuiltIn).Grants.Select(g => g.Role).Order(StringComparer.Ordinal));
        Assert.All(accounts, a => Assert.False(a.FactorOn || a.Disabled));
    }
}

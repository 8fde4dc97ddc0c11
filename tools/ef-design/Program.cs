using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

// dotnet-ef loads this program for the two factories below; running it does nothing.
Console.Error.WriteLine("See tools/ef-design/README.md.");
return 2;

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(SqliteProvider.OptionsFor("Data Source=design.db"));
}

internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(PostgresProvider.OptionsFor("Host=design"));
}

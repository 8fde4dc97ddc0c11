using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.SelfReports;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hengjian.Data.Tests.Records;

/// <summary>What earlier programs kept goes on: pictures are found by their quarters, edits of papers are version 1.</summary>
public sealed class ScoresMigrationTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static readonly DateTimeOffset At = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task PicturesAndEdits_OfEarlierPrograms_AreCarriedOver(string kind)
    {
        var connection = await databases.NewAsync(kind);
        Hengjian.Data.Records.AppDb Open() => kind == TestDatabases.Sqlite
            ? new SqliteDb(SqliteProvider.OptionsFor(connection)) : new PostgresDb(PostgresProvider.OptionsFor(connection));
        long[] looks = [0x5A3C_9617_4B2D_1E0F, -1, long.MinValue, 0];
        await using (var db = Open())
        {
            await db.GetService<IMigrator>().MigrateAsync("People", Cancel);
            // These tables are as they were.
            var item = new EvidenceItemRecord { UnitId = "u", RegionCode = 990100, Title = "照片" };
            db.Add(item);
            await db.SaveChangesAsync(Cancel);
            var versions = looks.Cast<long?>().Append(null).Select((look, i) => new EvidenceVersionRecord
            {
                ItemId = item.Id,
                Number = i + 1,
                Sha256 = "h",
                Size = 1,
                Type = "jpg",
                PictureHash = look,
                Name = "a",
                By = "x",
                At = At,
            });
            db.AddRange(versions);
            var round = new RoundRecord { Name = "r", Year = 2026, Level = RegionLevel.City, RegionCode = 990000, SchemeId = "s", SchemeVersion = "s", CatalogueVersion = "c", RegionsOn = new DateOnly(2026, 1, 1), CreatedAt = At };
            db.Add(round);
            await db.SaveChangesAsync(Cancel);
            var package = new PackageRecord { RoundId = round.Id, RegionCode = 990100 };
            db.Add(package);
            await db.SaveChangesAsync(Cancel);
            var paper = new SelfReportRecord { PackageId = package.Id, RegionCode = 990100, Template = "areas", BuiltSha256 = "", At = At };
            db.Add(paper);
            await db.SaveChangesAsync(Cancel);
            db.Add(new ReportEditRecord { ReportId = paper.Id, BlockId = "intro", BaseSha256 = "", BaseText = "原文", Text = "改过", By = "lead", At = At });
            await db.SaveChangesAsync(Cancel);
            await db.Database.MigrateAsync(Cancel);
        }
        await using var again = Open();
        var bands = (await again.PictureBands.AsNoTracking().ToListAsync(Cancel)).ToLookup(b => b.VersionId, b => b.Band);
        var kept = await again.EvidenceVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync(Cancel);
        for (var i = 0; i < looks.Length; i++) Assert.Equal(PictureBands.Of(looks[i]).Order(), bands[kept[i].Id].Order());
        Assert.Empty(bands[kept[^1].Id]);
        var edit = await again.ReportEditVersions.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(("intro", 1, "原文", "改过", "lead", At), (edit.BlockId, edit.Number, edit.BaseText, edit.Text, edit.By, edit.At));
    }
}

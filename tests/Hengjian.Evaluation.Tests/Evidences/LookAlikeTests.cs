using Hengjian.Data.Tests;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Tests.Workspaces;

namespace Hengjian.Evaluation.Tests.Evidences;

/// <summary>Pictures that look alike are found through their quarters, on both databases.</summary>
public sealed class LookAlikeTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task OnlyCurrentPicturesWithinTheDistance_ArePointedOut(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var db = test.Workspace.OpenDb();
        const long mine = 0x5A3C_9617_4B2D_1E0F;
        var picture = await AddAsync(mine);
        var six = await AddAsync(mine ^ 0x3F);
        var spread = await AddAsync(mine ^ (1L << 3) ^ (1L << 19) ^ (1L << 20) ^ (1L << 40) ^ (1L << 58) ^ (1L << 63));
        var seven = await AddAsync(mine ^ 0x7F);
        var replaced = await AddAsync(mine);
        await AddAsync(~mine, replaced.Item, 2);
        var found = await new LookAlikes().OfAsync(db, picture.Item, picture.Version, Cancel);
        Assert.Equal([(six.Item.Id, 6), (spread.Item.Id, 6)], found.Select(f => (f.Item.Id, f.Distance)));
        Assert.DoesNotContain(found, f => f.Item.Id == seven.Item.Id);

        async Task<(EvidenceItemRecord Item, EvidenceVersionRecord Version)> AddAsync(long look, EvidenceItemRecord? known = null, int number = 1)
        {
            var item = known ?? new EvidenceItemRecord { UnitId = "990100-finance", RegionCode = 990100, Title = "照片" };
            if (known is null) db.EvidenceItems.Add(item);
            await db.SaveChangesAsync(Cancel);
            var hash = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());
            var version = new EvidenceVersionRecord { ItemId = item.Id, Number = number, Sha256 = hash + hash, Size = 1, Type = "jpg", PictureHash = look, Name = "a.jpg", By = "x", At = test.Clock.GetUtcNow() };
            db.EvidenceVersions.Add(version);
            await db.SaveChangesAsync(Cancel);
            db.PictureBands.AddRange(PictureBands.Of(look).Select(b => new PictureBandRecord { Band = b, VersionId = version.Id }));
            await db.SaveChangesAsync(Cancel);
            return (item, version);
        }
    }
}

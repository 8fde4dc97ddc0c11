using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Publicity;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Publicity;

/// <summary>What is to be shown, and when.</summary>
/// <param name="Text">As shown.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Looked">Whoever publishes looked at what may be personal data and keeps it.</param>
public sealed record PublicGiving(string Text, DateOnly From, DateOnly To, bool Looked);

/// <summary>A publicity with its text, as everybody may read it.</summary>
/// <param name="Post">The record.</param>
/// <param name="Round">Its round.</param>
/// <param name="Text">As shown; empty when its days are long over, and in lists.</param>
public sealed record PublicPost(PublicityPostRecord Post, RoundRecord Round, string Text);

/// <summary>公示: a package's text shown in public for some days.</summary>
public sealed class PublicityLibrary(Workspace workspace, PackageDeeds packages, PackageContent content, PackageTexts texts)
{
    /// <summary>Kind of the duty that ends a publicity.</summary>
    public const string Duty = "publicity-over";

    /// <summary>Shows a package's text from a day on; the text is kept as it is.</summary>
    public async Task<Result<PackageState>> PublishAsync(long package, Principal principal, PublicGiving giving, CancellationToken cancel = default)
    {
        var text = giving.Text.ReplaceLineEndings("\n").Trim();
        if (text.Length == 0) return PublicityProblems.NoText();
        if (text.Length > PublicText.Longest) return PublicityProblems.LongText(PublicText.Longest);
        if (PublicText.GapIn(text) is { } gap) return gap;
        if (!giving.Looked && PublicText.PersonalDataIn(text) is { Count: > 0 } found) return Result.Fail<PackageState>(found);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var stored = await workspace.Files.AddAsync(bytes, cancel);
        return await packages.DoAsync(package, PackageMove.Publish, principal, "", async deed =>
        {
            var days = deed.Work.PublicityDays;
            if (giving.From < BeijingTime.DayOf(deed.Now) || giving.To.DayNumber - giving.From.DayNumber + 1 < days) return PublicityProblems.BadDays(days);
            var post = new PublicityPostRecord
            {
                PackageId = package,
                RegionCode = deed.Work.Package.RegionCode,
                TextSha256 = stored.Sha256,
                ContentSha256 = await content.RootAsync(deed.Db, package, cancel),
                From = giving.From,
                To = giving.To,
                By = principal.Account,
                At = deed.Now,
            };
            deed.Db.PublicityPosts.Add(post);
            await deed.Db.SaveChangesAsync(cancel);
            deed.Work.Package.PublicityTo = giving.To;
            await Outbox.PutAsync(deed.Db, Duty, FormattableString.Invariant($"post:{post.Id}"), new { post = post.Id }, BeijingTime.StartOf(giving.To.AddDays(1)), cancel);
            return new
            {
                region = post.RegionCode,
                post = post.Id,
                from = giving.From,
                to = giving.To,
                textSha256 = post.TextSha256,
                contentSha256 = post.ContentSha256,
                looked = giving.Looked,
            };
        }, cancel: cancel);
    }

    /// <summary>撤下: no longer shown; the text stays kept.</summary>
    public Task<Result<PackageState>> UnpublishAsync(long package, Principal principal, string reason, CancellationToken cancel = default) =>
        packages.DoAsync(package, PackageMove.Unpublish, principal, reason, async deed =>
        {
            var posts = await deed.Db.PublicityPosts.Where(p => p.PackageId == package && p.State != PostState.Withdrawn).ToListAsync(cancel);
            foreach (var post in posts) (post.State, post.Reason) = (PostState.Withdrawn, reason.Trim());
            deed.Work.Package.PublicityTo = null;
            return Result.Ok<object>(new { region = deed.Work.Package.RegionCode, posts = posts.Select(p => p.Id), reason = reason.Trim() });
        }, cancel: cancel);

    /// <summary>Days a text stays readable after its last day: who reads on the last evening finds it the next morning.</summary>
    public const int Grace = 30;

    /// <summary>Publicities on one page of the list.</summary>
    public const int PageSize = 50;

    /// <summary>What everybody may know of today: begun and not withdrawn, the newest first.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<PublicPost>> ShownAsync(int page = 1, CancellationToken cancel = default)
    {
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        await using var db = workspace.OpenDb();
        var posts = await db.PublicityPosts.AsNoTracking().Where(p => p.State != PostState.Withdrawn && p.From <= today).OrderByDescending(p => p.From).ThenBy(p => p.RegionCode).ThenBy(p => p.Id)
            .Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var rounds = await RoundsAsync(db, posts, cancel);
        return [.. posts.Select(p => new PublicPost(p, rounds[p.PackageId], ""))];
    }

    /// <summary>One publicity with its text; null when it is not to be read, now or any more.</summary>
    public async Task<PublicPost?> FindAsync(long id, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var post = await db.PublicityPosts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (post is null || post.State == PostState.Withdrawn || post.From > BeijingTime.DayOf(workspace.Clock.GetUtcNow())) return null;
        var readable = BeijingTime.DayOf(workspace.Clock.GetUtcNow()) <= post.To.AddDays(Grace);
        return new PublicPost(post, (await RoundsAsync(db, [post], cancel))[post.PackageId], readable ? await TextAsync(post.TextSha256, cancel) : "");
    }

    /// <summary>The newest publicity of a package that was not withdrawn, null when there is none, and what was objected to any of its publicities.</summary>
    public async Task<(PublicityPostRecord? Post, IReadOnlyList<ObjectionRecord> Objections)> OfPackageAsync(long package, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var post = await db.PublicityPosts.AsNoTracking().Where(p => p.PackageId == package && p.State != PostState.Withdrawn).OrderByDescending(p => p.Id).FirstOrDefaultAsync(cancel);
        return (post, await db.Objections.AsNoTracking().Where(o => db.PublicityPosts.Any(p => p.Id == o.PostId && p.PackageId == package)).OrderBy(o => o.Id).ToListAsync(cancel));
    }

    /// <summary>The text proposed for a package.</summary>
    public async Task<string> ProposeAsync(long package, Func<string, string> itemName, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await PublicText.BuildAsync(db, texts, package, itemName, cancel);
    }

    /// <summary>Ends a publicity whose last day is over. Doing it twice does it once.</summary>
    public async Task<Result<bool>> EndAsync(OutboxRecord row, CancellationToken cancel)
    {
        var id = Outbox.Read<PostBody>(row).Post;
        await using var db = workspace.OpenDb();
        await db.PublicityPosts.Where(p => p.Id == id && p.State == PostState.Open).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PostState.Closed), cancel);
        return true;
    }

    private sealed record PostBody(long Post);

    private async Task<string> TextAsync(string sha256, CancellationToken cancel)
    {
        if (!workspace.Files.Open(sha256).TryGet(out var stream)) return "";
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancel);
    }

    private static async Task<Dictionary<long, RoundRecord>> RoundsAsync(AppDb db, IReadOnlyList<PublicityPostRecord> posts, CancellationToken cancel)
    {
        var ids = posts.Select(p => p.PackageId).Distinct().ToList();
        return await (from package in db.Packages
                      join round in db.Rounds on package.RoundId equals round.Id
                      where ids.Contains(package.Id)
                      select new { package.Id, Round = round }).AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Round, cancel);
    }
}

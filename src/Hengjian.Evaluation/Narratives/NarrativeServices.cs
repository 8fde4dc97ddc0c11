using Hengjian.Data.Records;
using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Narratives;

/// <summary>Registers the texts; evidence and the save queue must be registered too.</summary>
public static class NarrativeServices
{
    /// <summary>Adds the library of texts, their tokens, and their word on handing in.</summary>
    /// <param name="services">The services.</param>
    /// <param name="address">Address of the text page of a unit's part.</param>
    public static IServiceCollection AddHengjianNarratives(this IServiceCollection services, Func<long, string> address) => services
        .AddSingleton<NarrativeLibrary>().AddSingleton<TokenValues>().AddSingleton<PackageTexts>()
        .AddSingleton<SealSource>(s => s.GetRequiredService<PackageTexts>().LeavesAsync)
        .AddSingleton<HandInCheck>(s => async (db, contribution, cancel) =>
            await s.GetRequiredService<PartBooks>().FindAsync(db, contribution, cancel) is { } book
                ? await ObstaclesAsync(db, book, s.GetRequiredService<TokenValues>(), s.GetRequiredService<Workspace>().Clock.GetUtcNow(), address(contribution), cancel) : []);

    /// <summary>Last year's text of the same item and unit; empty when there is none.</summary>
    public static async Task<string> BeforeAsync(AppDb db, PartBook book, CancellationToken cancel = default)
    {
        var (unit, item, year) = (book.Part.UnitId, book.Part.Item, book.Round.Year - 1);
        var texts = await (
            from part in db.Contributions
            join package in db.Packages on part.PackageId equals package.Id
            join round in db.Rounds on package.RoundId equals round.Id
            join block in db.NarrativeBlocks on part.Id equals block.ContributionId
            join version in db.BlockVersions on block.Current equals version.Id
            where part.UnitId == unit && part.Item == item && round.Year == year
            orderby part.Id, block.Kind
            select version.Text).ToListAsync(cancel);
        return string.Join('\n', texts);
    }

    private static async Task<IReadOnlyList<HandInObstacle>> ObstaclesAsync(
        AppDb db, PartBook book, TokenValues values, DateTimeOffset now, string link, CancellationToken cancel)
    {
        var desk = await NarrativeDesk.OfAsync(db, book, now, cancel);
        var found = new List<HandInObstacle>();
        // Cooperating units give figures and evidence; the text is the leading unit's.
        if (book.IsLead)
            foreach (var block in desk.Blocks)
                found.AddRange(block.Text.CheckComplete(book.Round.Year).Select(p => new HandInObstacle($"{block.Kind.NameOf()}：{p.Message}", $"{link}#{Id(block.Kind)}")));
        var value = await values.OfAsync(db, book, desk.Blocks.Select(b => b.Text.Text), TokenEyes.OfUnit(book.Part), cancel);
        foreach (var flag in NarrativeAudit.Of([.. desk.Blocks.Select(b => b.Text)], value, await BeforeAsync(db, book, cancel), cancel)
            .Where(f => f.Sort != "hint" && f.SeenIn(desk[f.Kind]) is null))
            found.Add(new($"{flag.Kind.NameOf()}：{flag.Message}{(flag.IsToBeSeen ? "请改正，或由审核人在“文字”页点“已看过”并写理由。" : "")}", $"{link}#{Id(flag.Kind)}", flag.Sort == "missing"));
        foreach (var open in desk.Blocks.SelectMany(b => b.Comments.Where(c => c.Comment.ResolvedAt is null).Select(c => (b.Kind, c.Comment))))
            found.Add(new($"{open.Kind.NameOf()}：{open.Comment.By} 的批注还没有处理：{open.Comment.Text}", $"{link}#{Id(open.Kind)}", Blocks: false));
        return found;
    }

    private static string Id(NarrativeKind kind) => kind.ToString().ToLowerInvariant();
}

using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.SelfScores;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Notices;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>A scheme a new round may be made from.</summary>
/// <param name="Key">round:12 for last year's, file:city-14 for one that came with the program.</param>
/// <param name="Title">Chinese.</param>
/// <param name="SchemeId">Id of the scheme.</param>
/// <param name="Level">Which governments it evaluates.</param>
/// <param name="Year">The year it was written for.</param>
public sealed record SchemeSource(string Key, string Title, string SchemeId, RegionLevel Level, int Year);

/// <summary>What is asked when a round is made.</summary>
/// <param name="Name">Chinese title.</param>
/// <param name="Year">评价年度.</param>
/// <param name="RegionCode">Whose round it is.</param>
/// <param name="Source">Key of a <see cref="SchemeSource"/>.</param>
/// <param name="Deadline">Last day of self-evaluation.</param>
public sealed record NewRound(string Name, int Year, int RegionCode, string Source, DateOnly Deadline);

/// <summary>What may be changed while a round is a draft.</summary>
/// <param name="Name">Chinese title.</param>
/// <param name="Deadline">Last day of self-evaluation.</param>
/// <param name="PublicityDays">公示 days; 0 for none.</param>
/// <param name="AskApproval">政府审定 before submission.</param>
/// <param name="AskSelfScore">Self scores are asked.</param>
public sealed record RoundSettings(string Name, DateOnly Deadline, int PublicityDays, bool AskApproval, bool AskSelfScore);

/// <summary>A round with its plan, as the setup page shows it.</summary>
public sealed record RoundDraft(RoundRecord Round, RoundPlanRecord Plan, RoundBook Book, string SchemeText);

/// <summary>轮次设置: a round from a scheme, changed while it is a draft; opening makes the packages.</summary>
public sealed class RoundSetupLibrary(Workspace workspace, RoundLibrary rounds, RoundBooks books)
{
    /// <summary>Longest title.</summary>
    public const int LongestName = 60;

    /// <summary>Longest publicity in days.</summary>
    public const int MostPublicityDays = 60;

    /// <summary>The schemes a round of a region may be made from: its own earlier rounds', newest first, then those of the program.</summary>
    public async Task<IReadOnlyList<SchemeSource>> SourcesAsync(int region, CancellationToken cancel = default)
    {
        var shipped = books.KeepShippedCatalogue();
        if (!shipped.TryGet(out var catalogue)) return [];
        await using var db = workspace.OpenDb();
        var own = await db.Rounds.AsNoTracking().Where(r => r.RegionCode == region).OrderByDescending(r => r.Year).ThenByDescending(r => r.Id).ToListAsync(cancel);
        var above = RegionLevelOf(region);
        return
        [
            .. own.Select(r => new SchemeSource(FormattableString.Invariant($"round:{r.Id}"), "沿用：" + r.Name, r.SchemeId, r.Level, r.Year)),
            .. DefinitionFiles.Read(DefinitionFiles.SchemeFolder).Select(f => SchemeLoader.Load(f.Name, f.Text, catalogue))
                .Where(s => s.IsOk && s.Value.Level >= above).Select(s => s.Value)
                .Select(s => new SchemeSource("file:" + s.Id, "随程序发布：" + s.Name, s.Id, s.Level, s.Year)),
        ];
    }

    /// <summary>Makes a draft round; the scheme is last year's or a shipped one, dated to the year.</summary>
    public async Task<Result<RoundRecord>> CreateAsync(NewRound asked, Principal principal, CancellationToken cancel = default)
    {
        var right = AccessPolicy.Decide(principal, Permission.ManageRounds, asked.RegionCode);
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (Check(asked.Name, asked.Deadline) is { } wrong) return wrong;
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        if (Math.Abs(asked.Year - today.Year) > 3) return RoundSetupProblems.BadYear(asked.Year);
        var sources = await SourcesAsync(asked.RegionCode, cancel);
        if (sources.FirstOrDefault(s => s.Key == asked.Source) is not { } source)
            return RoundSetupProblems.NoScheme(asked.Source, NearestName.Of(asked.Source, sources.Select(s => s.Key)));
        if (!books.KeepShippedCatalogue().TryGet(out var catalogue)) return Result.Fail<RoundRecord>(books.KeepShippedCatalogue().Problems);
        var text = (await TextOfAsync(source, cancel)).Map(t => SchemeClone.ToYear(t, asked.Year));
        if (!text.TryGet(out var yaml)) return Result.Fail<RoundRecord>(text.Problems);
        var scheme = SchemeLoader.Load(source.SchemeId + ".yaml", yaml, catalogue);
        if (!scheme.TryGet(out var read)) return Result.Fail<RoundRecord>(scheme.Problems);
        var tree = await workspace.Regions.TreeOnAsync(today, cancel);
        if (!tree.TryGet(out var regions)) return Result.Fail<RoundRecord>(tree.Problems);
        if (!regions.AtLevel(read.Level).Any(r => CodeRange.Of(asked.RegionCode).Contains(r.Code)))
            return RoundSetupProblems.NoUnits(read.Level.ToString(), asked.RegionCode.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
        var plan = CollectionLoader.FilesFor(read.Id).Then(files => CollectionLoader.Load(files, read, catalogue).Map(p => (p, files)));
        if (!plan.TryGet(out var collection)) return Result.Fail<RoundRecord>(plan.Problems);
        workspace.Definitions.KeepScheme(read.Version, yaml);
        workspace.Definitions.KeepCollection(collection.p.Version, collection.files);
        var round = new RoundRecord
        {
            Name = asked.Name.Trim(),
            Year = asked.Year,
            Level = read.Level,
            RegionCode = asked.RegionCode,
            SchemeId = read.Id,
            SchemeVersion = read.Version,
            CatalogueVersion = catalogue.Version,
            RegionsOn = today,
            Deadline = asked.Deadline,
            CreatedAt = workspace.Clock.GetUtcNow(),
        };
        await rounds.AddAsync(round, principal.Account, cancel, (db, made) =>
        {
            db.RoundPlans.Add(new RoundPlanRecord
            {
                RoundId = made.Id,
                CollectionVersion = collection.p.Version,
                PublicityDays = collection.p.PublicityDays,
                AskApproval = true,
                AskSelfScore = read.Kind == SchemeKind.Points,
            });
            return Task.CompletedTask;
        });
        return round;
    }

    /// <summary>A round with its plan; refused for a round that has none.</summary>
    public async Task<Result<RoundDraft>> LoadAsync(long id, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (round is null) return RoundProblems.Unknown(id);
        var plan = await db.RoundPlans.AsNoTracking().SingleOrDefaultAsync(p => p.RoundId == id, cancel);
        if (plan is null) return RoundSetupProblems.NoPlan(id);
        return books.Of(round, plan.CollectionVersion).Then(book =>
            workspace.Definitions.FindScheme(round.SchemeVersion).Map(text => new RoundDraft(round, plan, book, text)));
    }

    /// <summary>What the scheme has otherwise than the last earlier one of the same region and scheme.</summary>
    /// <returns>The difference and the earlier round; null when there is no earlier round.</returns>
    public async Task<Result<(SchemeDifference Difference, RoundRecord Earlier, EvaluationScheme Before)>?> DifferenceAsync(RoundRecord round, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var earlier = await db.Rounds.AsNoTracking()
            .Where(r => r.RegionCode == round.RegionCode && r.SchemeId == round.SchemeId && r.Year < round.Year)
            .OrderByDescending(r => r.Year).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
        if (earlier is null) return null;
        return books.SchemeOf(earlier).Then(before => books.SchemeOf(round).Map(after => (SchemeDifference.Of(before, after), earlier, before)));
    }

    /// <summary>Changes name, deadline and steps of a draft.</summary>
    public Task<Result<RoundRecord>> ChangeAsync(long id, RoundSettings settings, Principal principal, CancellationToken cancel = default) =>
        InDraftAsync(id, principal, async (db, round, plan) =>
        {
            if (Check(settings.Name, settings.Deadline) is { } wrong) return wrong;
            if (settings.PublicityDays is < 0 or > MostPublicityDays) return RoundSetupProblems.BadDays(MostPublicityDays);
            if (settings.AskSelfScore && books.SchemeOf(round) is { IsOk: true, Value.Kind: not SchemeKind.Points }) return SelfScoreProblems.NoPoints();
            round.Name = settings.Name.Trim();
            round.Deadline = settings.Deadline;
            (plan.PublicityDays, plan.AskApproval, plan.AskSelfScore) = (settings.PublicityDays, settings.AskApproval, settings.AskSelfScore);
            await db.SaveChangesAsync(cancel);
            return new { region = round.RegionCode, deadline = settings.Deadline, settings.PublicityDays, settings.AskApproval, settings.AskSelfScore };
        }, "set-round-plan", cancel);

    /// <summary>Takes another text for the scheme of a draft; id, year and level stay.</summary>
    public async Task<Result<RoundRecord>> ChangeSchemeAsync(long id, string text, Principal principal, CancellationToken cancel = default)
    {
        var loaded = await LoadAsync(id, cancel);
        if (!loaded.TryGet(out var draft)) return Result.Fail<RoundRecord>(loaded.Problems);
        var yaml = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var read = SchemeLoader.Load(draft.Round.SchemeId + ".yaml", yaml, draft.Book.Catalogue.Catalogue);
        if (!read.TryGet(out var scheme)) return Result.Fail<RoundRecord>(read.Problems);
        if (scheme.Id != draft.Round.SchemeId || scheme.Year != draft.Round.Year || scheme.Level != draft.Round.Level)
            return RoundSetupProblems.OtherScheme(FormattableString.Invariant($"{scheme.Id}（{scheme.Year}）"), FormattableString.Invariant($"{draft.Round.SchemeId}（{draft.Round.Year}）"));
        var plan = workspace.Definitions.FindCollection(draft.Plan.CollectionVersion)
            .Then(files => CollectionLoader.Load(files, scheme, draft.Book.Catalogue.Catalogue));
        if (!plan.IsOk) return Result.Fail<RoundRecord>(plan.Problems);
        workspace.Definitions.KeepScheme(scheme.Version, yaml);
        return await InDraftAsync(id, principal, async (db, round, _) =>
        {
            round.SchemeVersion = scheme.Version;
            await db.SaveChangesAsync(cancel);
            return new { region = round.RegionCode, scheme.Version };
        }, "set-round-scheme", cancel);
    }

    /// <summary>Adds an item of one's own to the scheme of a draft.</summary>
    public async Task<Result<RoundRecord>> AddItemAsync(long id, LocalItem asked, Principal principal, CancellationToken cancel = default)
    {
        var loaded = await LoadAsync(id, cancel);
        if (!loaded.TryGet(out var draft)) return Result.Fail<RoundRecord>(loaded.Problems);
        if (draft.Book.Scheme.Kind != SchemeKind.Points) return RoundSetupProblems.BadItem("逐项达标的方案不能增设计分条目。");
        var name = asked.Name.Trim();
        if (name.Length is 0 or > 40 || name.Any(char.IsControl)) return RoundSetupProblems.BadItem("名称为空、太长或有不能显示的字符。");
        if (asked.Points is <= 0 or > 100) return RoundSetupProblems.BadItem("分值应大于 0、不超过 100。");
        if (draft.Book.Plan.Departments.Find(asked.Lead) is null) return RoundSetupProblems.BadItem($"没有部门“{asked.Lead}”。");
        var local = LocalItemsOf(draft.Book.Scheme).ToList();
        var number = local.Select(l => int.Parse(l.Id[2..], System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max() + 1;
        local.Add(asked with { Id = FormattableString.Invariant($"L.{number}"), Name = name });
        var before = WithoutLocal(draft.SchemeText);
        var marks = draft.Book.Scheme.FullMarks - LocalItemsOf(draft.Book.Scheme).Sum(l => l.Points);
        return await ChangeSchemeAsync(id, SchemeClone.WithItems(before, marks, "增设条目", local), principal, cancel);
    }

    /// <summary>启动: moves the round and makes its packages and milestone deliveries, or says why not; nothing has happened then.</summary>
    public async Task<Result<ProcessStage>> OpenAsync(long id, Principal principal, CancellationToken cancel = default)
    {
        var loaded = await LoadAsync(id, cancel);
        if (!loaded.TryGet(out var draft)) return Result.Fail<ProcessStage>(loaded.Problems);
        if (draft.Round.Deadline is null) return RoundSetupProblems.NoDeadline();
        var tree = await workspace.Regions.TreeOnAsync(draft.Round.RegionsOn, cancel);
        if (!tree.TryGet(out var regions)) return Result.Fail<ProcessStage>(tree.Problems);
        return await rounds.MoveAsync(id, RoundTransition.Open, principal, "", cancel, async (db, round) =>
        {
            var made = await PackageMaker.MakeAsync(db, round, draft.Book.Plan, regions, BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
            await RoundTasks.AskBreakdownAsync(db, round, made, principal.Account, workspace.Clock.GetUtcNow(), cancel);
            await MilestoneLibrary.AskAsync(db, round.Id, principal.Account, workspace.Clock.GetUtcNow(), cancel);
        });
    }

    /// <summary>Whether a round was refused because it has no self-evaluation.</summary>
    public static bool IsWithoutPlan(IReadOnlyList<Problem> problems) => problems.Any(p => p.Code == RoundSetupProblems.NoPlan(0).Code);

    /// <summary>How many governments a round evaluates, and how many below them give figures.</summary>
    public async Task<(int Evaluated, int Below)> GovernmentsAsync(RoundRecord round, CancellationToken cancel = default)
    {
        var tree = await workspace.Regions.TreeOnAsync(round.RegionsOn, cancel);
        if (!tree.TryGet(out var regions)) return default;
        var evaluated = PackageMaker.Evaluated(round, regions);
        return (evaluated.Count, evaluated.Sum(r => PackageMaker.Below(r, regions).Count()));
    }

    /// <summary>The items a region added to the scheme it took over.</summary>
    public static IEnumerable<LocalItem> LocalItemsOf(EvaluationScheme scheme) => scheme.Leaves
        .Where(l => l.Id.StartsWith("L.", StringComparison.Ordinal))
        .Select(l => new LocalItem(l.Id, l.Name, l.MaxScore, l.Lead, l.ProblemTopic, l.Rule is YesNoRule ? LocalMethod.YesNo : LocalMethod.Expert));

    // The added area is written by us, last and at the end of the text.
    private static string WithoutLocal(string yaml)
    {
        var at = yaml.LastIndexOf("\n  - id: L\n", StringComparison.Ordinal);
        return at < 0 ? yaml : yaml[..(at + 1)];
    }

    private async Task<Result<string>> TextOfAsync(SchemeSource source, CancellationToken cancel)
    {
        if (source.Key.StartsWith("file:", StringComparison.Ordinal))
        {
            return DefinitionFiles.Read(DefinitionFiles.SchemeFolder).Select(f => f.Text)
                .First(t => t.Contains($"\nid: {source.SchemeId}\n", StringComparison.Ordinal) || t.StartsWith($"id: {source.SchemeId}\n", StringComparison.Ordinal));
        }
        await using var db = workspace.OpenDb();
        var id = long.Parse(source.Key["round:".Length..], System.Globalization.CultureInfo.InvariantCulture);
        var version = await db.Rounds.Where(r => r.Id == id).Select(r => r.SchemeVersion).SingleAsync(cancel);
        return workspace.Definitions.FindScheme(version);
    }

    private Problem? Check(string name, DateOnly deadline)
    {
        if (name.Trim().Length is 0 or > LongestName || name.Any(char.IsControl)) return RoundSetupProblems.BadName(LongestName);
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        return deadline <= today || deadline > today.AddYears(3) ? RoundSetupProblems.BadDeadline(today) : null;
    }

    private static RegionLevel RegionLevelOf(int region) =>
        region == 0 ? RegionLevel.Province : region % 10000 == 0 ? RegionLevel.City : RegionLevel.County;

    private async Task<Result<RoundRecord>> InDraftAsync(
        long id, Principal principal, Func<AppDb, RoundRecord, RoundPlanRecord, Task<object>> deed, string action, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel);
        var plan = await db.RoundPlans.SingleOrDefaultAsync(p => p.RoundId == id, cancel);
        if (round is null) return RoundProblems.Unknown(id);
        if (plan is null) return RoundSetupProblems.NoPlan(id);
        var right = AccessPolicy.Decide(principal, Permission.ManageRounds, round.RegionCode, round.Stage);
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (round.Stage != ProcessStage.Draft) return RoundSetupProblems.NotDraft(round.Stage);
        var details = await deed(db, round, plan);
        if (details is Problem problem) return problem;
        await workspace.Audit.AppendAsync(db, principal.Account, action, $"round-plan:{id}", details, cancel);
        // The round as it is now: what verification holds the record against.
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "plan-round", $"round:{id}",
            new { round.Name, round.Year, round.SchemeId, round.SchemeVersion, round.CatalogueVersion }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return round;
    }
}

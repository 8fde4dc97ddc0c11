using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.RoundSetup;

/// <summary>轮次设置: a round from a scheme, step by step, and the calendar its days are counted by.</summary>
public static class RoundSetupFeature
{
    /// <summary>The list of rounds.</summary>
    public const string Root = "/rounds";

    private const string Setup = Root + "/{id:long}/setup";

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddRoundSetup(this IServiceCollection services)
    {
        services.AddHengjianRoundSetup();
        services.AddSingleton(new NavEntry(8, "轮次", Root, "calendar", Permission.ManageRounds));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string> { ["plan-round"] = "修改轮次设置", ["set-round-plan"] = "修改自评安排", ["set-round-scheme"] = "修改轮次方案", ["set-units"] = "写入单位" },
            new Dictionary<string, string> { ["round-plan"] = "自评安排" },
            new Dictionary<string, string> { ["deadline"] = "截止", ["publicityDays"] = "公示天数", ["askApproval"] = "须政府审定", ["askSelfScore"] = "须自评打分", ["version"] = "方案版本" }));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapRoundSetup(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, ListAsync).Requires(Permission.ManageRounds);
        app.MapGet(Root + "/new", NewAsync).Requires(Permission.ManageRounds);
        app.MapPost(Root + "/new", CreateAsync).Requires(Permission.ManageRounds);
        app.MapGet(Setup, ShowAsync).Requires(Permission.ManageRounds);
        app.MapPost(Setup, ChangeAsync).Requires(Permission.ManageRounds);
        app.MapPost(Setup + "/items", AddItemAsync).Requires(Permission.ManageRounds);
        app.MapPost(Setup + "/scheme", ChangeSchemeAsync).Requires(Permission.EditScheme);
        app.MapPost(Setup + "/open", OpenAsync).Requires(Permission.ManageRounds);
    }

    private static async Task<IResult> ListAsync(AppDb db, RoundLibrary rounds, Viewer viewer, CancellationToken cancel)
    {
        var scope = viewer.ScopeOf(Permission.ManageRounds);
        var planned = await db.RoundPlans.Select(p => p.RoundId).ToListAsync(cancel);
        return Pages.Show<RoundListPage>(new
        {
            Rounds = (await rounds.ListAsync(cancel)).Where(r => scope.Contains(r.RegionCode)).ToList(),
            Planned = planned.ToHashSet(),
        });
    }

    private static Task<IResult> NewAsync(int? region, RoundSetupLibrary setup, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        var home = region ?? viewer.ScopeOf(Permission.ManageRounds).Ranges.Select(r => r.From).DefaultIfEmpty(0).Min();
        var today = ChineseText.Today(clock);
        return FormAsync(new NewRound("", today.Year, home, "", today.AddDays(60)), [], setup, viewer, cancel);
    }

    private static async Task<IResult> CreateAsync(
        [FromForm] string? name, [FromForm] int? year, [FromForm] int? region, [FromForm] string? source, [FromForm] string? deadline,
        RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel)
    {
        if (region is not { } code || !viewer.Decide(Permission.ManageRounds, code).Allowed) return Pages.NotFound();
        var asked = new NewRound(name ?? "", year ?? 0, code, source ?? "", DayOf(deadline));
        var made = await setup.CreateAsync(asked, viewer.Principal, cancel);
        return made.TryGet(out var round) ? Pages.Back(AddressOf(round.Id)) : await FormAsync(asked, made.Problems, setup, viewer, cancel);
    }

    private static async Task<IResult> FormAsync(NewRound asked, IReadOnlyList<Problem> problems, RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.Decide(Permission.ManageRounds, asked.RegionCode).Allowed) return Pages.NotFound();
        var sources = await setup.SourcesAsync(asked.RegionCode, cancel);
        return Pages.Show<NewRoundPage>(new { Asked = asked, Sources = sources, Problems = problems }, StatusOf(problems));
    }

    private static Task<IResult> ShowAsync(long id, RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel) => PageAsync(id, null, [], setup, viewer, cancel);

    private static Task<IResult> ChangeAsync(
        long id, [FromForm] string? name, [FromForm] string? deadline, [FromForm] int? days, [FromForm] bool? approval, [FromForm] bool? score,
        RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel) =>
        DoAsync(id, null, setup, viewer, async () => (await setup.ChangeAsync(
            id, new RoundSettings(name ?? "", DayOf(deadline), days ?? -1, approval == true, score == true), viewer.Principal, cancel)).Problems, cancel);

    private static Task<IResult> AddItemAsync(
        long id, [FromForm] string? name, [FromForm] double? points, [FromForm] string? lead, [FromForm] string? topic, [FromForm] LocalMethod? method,
        RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel) =>
        DoAsync(id, null, setup, viewer, async () => (await setup.AddItemAsync(
            id, new LocalItem("", name ?? "", points ?? 0, lead ?? "", topic ?? "", method ?? LocalMethod.Expert), viewer.Principal, cancel)).Problems, cancel);

    private static Task<IResult> ChangeSchemeAsync(long id, [FromForm] string? text, RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel) =>
        DoAsync(id, text, setup, viewer, async () => (await setup.ChangeSchemeAsync(id, text ?? "", viewer.Principal, cancel)).Problems, cancel);

    private static async Task<IResult> OpenAsync(long id, [FromForm] IFormCollection _, RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel)
    {
        if (!await MayAsync(id, setup, viewer, cancel)) return Pages.NotFound();
        var opened = await setup.OpenAsync(id, viewer.Principal, cancel);
        return opened.IsOk ? Pages.Back($"/breakdown?round={id.ToString(CultureInfo.InvariantCulture)}") : await PageAsync(id, null, opened.Problems, setup, viewer, cancel);
    }

    private static async Task<IResult> DoAsync(
        long id, string? text, RoundSetupLibrary setup, Viewer viewer, Func<Task<IReadOnlyList<Problem>>> deed, CancellationToken cancel)
    {
        if (!await MayAsync(id, setup, viewer, cancel)) return Pages.NotFound();
        var problems = await deed();
        return problems.Count == 0 ? Pages.Back(AddressOf(id)) : await PageAsync(id, text, problems, setup, viewer, cancel);
    }

    private static async Task<IResult> PageAsync(
        long id, string? text, IReadOnlyList<Problem> problems, RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel)
    {
        var loaded = await setup.LoadAsync(id, cancel);
        // Rounds of earlier years were made without self-evaluation: they have nothing to set up.
        if (RoundSetupLibrary.IsWithoutPlan(loaded.Problems)) return Pages.Back($"{Root}/{id.ToString(CultureInfo.InvariantCulture)}");
        if (!loaded.TryGet(out var draft) || !viewer.ScopeOf(Permission.ManageRounds).Contains(draft.Round.RegionCode)) return Pages.NotFound();
        var difference = await setup.DifferenceAsync(draft.Round, cancel);
        return Pages.Show<RoundSetupPage>(
            new
            {
                Draft = draft,
                Difference = difference is { } found && found.TryGet(out var known) ? known.Difference : null,
                Before = difference is { } d && d.TryGet(out var k) ? k.Before : null,
                Earlier = difference is { } e && e.TryGet(out var l) ? l.Earlier : null,
                Governments = await setup.GovernmentsAsync(draft.Round, cancel),
                Text = text ?? draft.SchemeText,
                Problems = problems,
            },
            StatusOf(problems));
    }

    private static async Task<bool> MayAsync(long id, RoundSetupLibrary setup, Viewer viewer, CancellationToken cancel) =>
        (await setup.LoadAsync(id, cancel)).TryGet(out var draft) && viewer.Decide(Permission.ManageRounds, draft.Round.RegionCode, draft.Round.Stage).Allowed;

    private static DateOnly DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    private static string AddressOf(long id) => $"{Root}/{id.ToString(CultureInfo.InvariantCulture)}/setup";

    private static int StatusOf(IReadOnlyList<Problem> problems) => problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}

using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Breakdown;

/// <summary>What the pages of the breakdown do.</summary>
internal static class BreakdownDeeds
{
    internal static async Task<IResult> AdoptAsync(
        long package, IFormCollection form, [FromForm] bool? all, BreakdownDoor door, BreakdownLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ManageBreakdown, cancel) is { } refusal) return refusal;
        var done = await library.AdoptAsync(package, all == true ? null : Texts(form, "items"), viewer.Principal, cancel);
        return await ToldAsync(package, done, n => $"已按建议分解 {n} 项", door, library, cancel);
    }

    internal static async Task<IResult> DueAsync(
        long package, IFormCollection form, [FromForm] string? due, BreakdownDoor door, BreakdownLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ManageBreakdown, cancel) is { } refusal) return refusal;
        var done = DayOf(due) is { } day ? await library.SetDueAsync(package, Texts(form, "items"), day, viewer.Principal, cancel) : BreakdownFormProblems.NoDay();
        return await ToldAsync(package, done, n => $"已设定 {n} 项的期限", door, library, cancel);
    }

    internal static async Task<IResult> IssueAsync(
        long package, [FromForm] IFormCollection _, BreakdownDoor door, BreakdownLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ManageBreakdown, cancel) is { } refusal) return refusal;
        var done = await library.IssueAsync(package, viewer.Principal, cancel);
        return await ToldAsync(package, done, n => $"已下达，{n} 个承办任务进入各单位待办", door, library, cancel);
    }

    internal static async Task<IResult> RemindAsync(
        long package, [FromForm] string? unit, BreakdownDoor door, BreakdownLibrary library, Reminders reminders, Viewer viewer, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.Remind, cancel) is { } refusal) return refusal;
        var done = await reminders.SendAsync([package], string.IsNullOrEmpty(unit) ? null : unit, viewer.Principal, cancel);
        return await ToldAsync(package, done, n => $"已催办 {n} 项", door, library, cancel);
    }

    internal static async Task<IResult> RemindManyAsync(
        [FromForm] long round, [FromForm] long[]? packages, BreakdownDoor door, BreakdownBoard board, Reminders reminders, Viewer viewer, CancellationToken cancel)
    {
        foreach (var package in packages ?? [])
            if (await door.RefusalAsync(package, Permission.Remind, cancel) is { } refusal) return refusal;
        var done = await reminders.SendAsync(packages ?? [], null, viewer.Principal, cancel);
        return done.TryGet(out var count)
            ? Pages.Back($"{BreakdownFeature.Root}?round={round.ToString(CultureInfo.InvariantCulture)}&told={Uri.EscapeDataString($"已催办 {count} 项")}")
            : await BreakdownPages.ListPageAsync(round, null, done.Problems, door, board, viewer, cancel);
    }

    internal static async Task<IResult> AssignAsync(
        long package, string item, [FromForm] string? lead, IFormCollection form, [FromForm] string? due,
        BreakdownDoor door, BreakdownLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ManageBreakdown, cancel) is { } refusal) return refusal;
        var who = string.IsNullOrEmpty(lead) ? null : lead;
        // The lead's box among the cooperating ones says nothing more.
        var entry = new AssignEntry(item, who, [.. Texts(form, "cooperate").Where(c => c != who)], DayOf(due));
        var done = await library.AssignAsync(package, [entry], viewer.Principal, cancel);
        return done.IsOk ? Pages.Back(AddressOf(package, $"条目 {item} 已保存")) : await BreakdownPages.ItemPageAsync(package, item, done.Problems, door, library, cancel);
    }

    internal static async Task<IResult> ExchangeAsync(
        long package, string item, [FromForm] string? from, [FromForm] string? to, [FromForm] string? reason, BreakdownDoor door, BreakdownLibrary library, UnitExchanges exchanges, Viewer viewer, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ManageBreakdown, cancel) is { } refusal) return refusal;
        var done = await exchanges.ExchangeAsync(package, item, from ?? "", to ?? "", reason ?? "", viewer.Principal, cancel);
        return done.TryGet(out var said) ? Pages.Back(AddressOf(package, $"条目 {item}：{said}")) : await BreakdownPages.ItemPageAsync(package, item, done.Problems, door, library, cancel);
    }

    internal static Task<IResult> ClaimAsync(
        long package, string item, [FromForm] ClaimMove move, [FromForm] string? reason, BreakdownDoor door, BreakdownLibrary library, Viewer viewer, CancellationToken cancel) =>
        MoveAsync(package, item, move is ClaimMove.Withdraw ? move : ClaimMove.Claim, reason, Permission.ManageBreakdown, door, library, viewer, cancel);

    internal static Task<IResult> AnswerAsync(
        long package, string item, [FromForm] ClaimMove move, [FromForm] string? reason, BreakdownDoor door, BreakdownLibrary library, Viewer viewer, CancellationToken cancel) =>
        MoveAsync(package, item, move is ClaimMove.Agree or ClaimMove.Revoke ? move : ClaimMove.Refuse, reason, Permission.ConsentNotApplicable, door, library, viewer, cancel);

    private static async Task<IResult> MoveAsync(
        long package, string item, ClaimMove move, string? reason, Permission needs, BreakdownDoor door, BreakdownLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, needs, cancel) is { } refusal) return refusal;
        var done = await library.ClaimAsync(package, item, move, reason ?? "", viewer.Principal, cancel);
        return done.IsOk
            ? Pages.Back(AddressOf(package, $"条目 {item}：{move.NameOf()}"))
            : await BreakdownPages.ItemPageAsync(package, item, done.Problems, door, library, cancel);
    }

    private static async Task<IResult> ToldAsync(
        long package, Result<int> done, Func<int, string> told, BreakdownDoor door, BreakdownLibrary library, CancellationToken cancel) =>
        done.TryGet(out var count) ? Pages.Back(AddressOf(package, told(count))) : await BreakdownPages.ShowPageAsync(package, null, done.Problems, door, library, cancel);

    // An empty date field is sent as an empty text, which would not bind.
    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // A list of texts binds to no parameter.
    private static IReadOnlyList<string> Texts(IFormCollection form, string name) => [.. form[name].OfType<string>().Where(t => t.Length > 0)];

    private static string AddressOf(long package, string told) =>
        $"{BreakdownFeature.Root}/{package.ToString(CultureInfo.InvariantCulture)}?told={Uri.EscapeDataString(told)}";
}

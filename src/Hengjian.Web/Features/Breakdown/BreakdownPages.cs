using Hengjian.Domain.Access;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Breakdown;

/// <summary>The pages of the breakdown.</summary>
internal static class BreakdownPages
{
    internal static async Task<IResult> ListAsync(long? round, string? told, BreakdownDoor door, BreakdownBoard board, Viewer viewer, CancellationToken cancel) =>
        await ListPageAsync(round, told, [], door, board, viewer, cancel);

    internal static async Task<IResult> ListPageAsync(
        long? round, string? told, IReadOnlyList<Problem> problems, BreakdownDoor door, BreakdownBoard board, Viewer viewer, CancellationToken cancel)
    {
        var rounds = await door.RoundsAsync(cancel);
        var current = rounds.FirstOrDefault(r => r.Id == round) ?? rounds.FirstOrDefault(r => r.Stage == ProcessStage.Open) ?? (rounds.Count > 0 ? rounds[0] : null);
        door.Show(current);
        var lines = current is null ? [] : await board.PackagesAsync(current.Id, viewer.ScopeOf(Permission.ViewBreakdown), cancel);
        return Pages.Show<BreakdownListPage>(new { Rounds = rounds, Current = current, Lines = lines, Problems = problems, Told = told }, StatusOf(problems));
    }

    internal static async Task<IResult> ShowAsync(long package, string? told, BreakdownDoor door, BreakdownLibrary library, CancellationToken cancel) =>
        await ShowPageAsync(package, told, [], door, library, cancel);

    internal static async Task<IResult> ShowPageAsync(
        long package, string? told, IReadOnlyList<Problem> problems, BreakdownDoor door, BreakdownLibrary library, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ViewBreakdown, cancel) is { } refusal) return refusal;
        var view = await library.LoadAsync(package, cancel);
        return view.TryGet(out var found)
            ? Pages.Show<BreakdownPage>(new { View = found, Problems = problems, Told = told }, StatusOf(problems))
            : Pages.Forbidden(view.Problems[0].Message);
    }

    internal static async Task<IResult> ItemAsync(long package, string item, BreakdownDoor door, BreakdownLibrary library, CancellationToken cancel) =>
        await ItemPageAsync(package, item, [], door, library, cancel);

    internal static async Task<IResult> ItemPageAsync(
        long package, string item, IReadOnlyList<Problem> problems, BreakdownDoor door, BreakdownLibrary library, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ViewBreakdown, cancel) is { } refusal) return refusal;
        var view = await library.LoadAsync(package, cancel);
        if (!view.TryGet(out var found) || found.Rows.FirstOrDefault(r => r.Item.Id == item) is not { } row) return Pages.NotFound();
        return Pages.Show<BreakdownItemPage>(new { View = found, Row = row, Problems = problems }, StatusOf(problems));
    }

    internal static async Task<IResult> BoardAsync(
        long package, BreakdownDoor door, BreakdownLibrary library, BreakdownBoard board, CancellationToken cancel)
    {
        if (await door.RefusalAsync(package, Permission.ViewBreakdown, cancel) is { } refusal) return refusal;
        var view = await library.LoadAsync(package, cancel);
        return view.TryGet(out var found)
            ? Pages.Show<BoardPage>(new { View = found, Lines = await board.UnitsAsync(package, cancel) })
            : Pages.Forbidden(view.Problems[0].Message);
    }

    private static int StatusOf(IReadOnlyList<Problem> problems) => problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}

using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Packages;

/// <summary>A part that was to be moved with others.</summary>
/// <param name="Part">Its number.</param>
/// <param name="Title">Item and unit.</param>
/// <param name="Problems">Why it was not moved; empty when it was.</param>
public sealed record MovedPart(long Part, string Title, IReadOnlyList<Problem> Problems);

/// <summary>Many parts in one act. Each is moved for itself, as if alone: one that cannot does not hold up the others.</summary>
internal static class BulkEndpoints
{
    internal static void MapBulk(this IEndpointRouteBuilder app) =>
        app.MapPost(PackageRoutes.Pattern + "/moves", MoveAsync).Requires(Permission.ViewWork).DemandsToken();

    private static async Task<IResult> MoveAsync(
        long id, HttpRequest request, PackageView view, ContributionDeeds deeds, Viewer viewer, CancellationToken cancel)
    {
        if (await view.FindAsync(id, cancel) is not { } model) return Pages.NotFound();
        var form = await request.ReadFormAsync(cancel);
        if (!Enum.TryParse<ContributionMove>(form["move"], out var move) || !PackageBulk.Moves.Contains(move)) return Pages.NotFound();
        var asked = form["part"].Select(p => long.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : 0).ToHashSet();
        var stage = model.Board.Work.Round.Stage;
        var parts = model.Board.Items.SelectMany(i => i.Parts).Where(p => p.Open && asked.Contains(p.Part.Id)).Select(p => p.Part).ToList();
        if (asked.Count > 0 && !parts.Exists(p => ContributionMachine.MayTry(move, p.State, AccessObject.Of(p, stage), viewer.Principal)))
            return Pages.Forbidden($"所选条目里没有您现在可以“{ContributionMachine.NameOf(move)}”的。");
        var moved = new List<MovedPart>();
        foreach (var part in parts)
        {
            var result = await deeds.MoveAsync(part.Id, move, viewer.Principal, cancel: cancel);
            var title = $"{part.Item} {model.ItemName(part.Item)}（{model.Board.Units.GetValueOrDefault(part.UnitId, part.UnitId)}）";
            moved.Add(new MovedPart(part.Id, title, result.IsOk ? [] : result.Problems));
        }
        return Pages.Show<BulkDonePage>(new { Model = await view.FindAsync(id, cancel) ?? model, Move = move, Moved = moved });
    }
}

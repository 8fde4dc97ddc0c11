using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;
using Hengjian.Web.Definitions;

namespace Hengjian.Web.Features.Packages;

/// <summary>Names of regions and items as pages of packages print them.</summary>
public sealed class PackageNames(Workspace workspace, CurrentDefinitions definitions, RoundBooks books)
{
    /// <summary>Names of regions today; the code where there is none.</summary>
    public async Task<Func<int, string>> RegionsAsync(CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(ChineseText.Today(workspace.Clock), cancel);
        var regions = tree.TryGet(out var found) ? found : new RegionTree([]);
        return code => regions.TryFind(code, out var region) ? region.Name : code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Titles of a round's items by the round's own scheme; by the one beside the program where that cannot be read. Empty for unknown ones.</summary>
    public Func<string, string> ItemsOf(RoundRecord round)
    {
        var scheme = books.SchemeOf(round).TryGet(out var own) ? own : definitions.Schemes.FirstOrDefault(s => s.Id == round.SchemeId);
        var titles = scheme?.Leaves.ToDictionary(l => l.Id, l => l.Name, StringComparer.Ordinal) ?? [];
        return item => titles.GetValueOrDefault(item, "");
    }

    /// <summary>Tone of a state's chip.</summary>
    public static ChipTone ToneOf(PackageState state) => state switch
    {
        PackageState.Preparing => ChipTone.Active,
        PackageState.Returned => ChipTone.Bad,
        PackageState.Submitted or PackageState.Accepted => ChipTone.Good,
        _ => ChipTone.Waiting,
    };

    /// <summary>Tone of a state's chip.</summary>
    public static ChipTone ToneOf(ContributionState state) => state switch
    {
        ContributionState.Open => ChipTone.Plain,
        ContributionState.HandedToCheck or ContributionState.Checked => ChipTone.Waiting,
        ContributionState.Returned => ChipTone.Bad,
        _ => ChipTone.Good,
    };
}

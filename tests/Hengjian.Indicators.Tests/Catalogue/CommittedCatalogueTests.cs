using System.Text.RegularExpressions;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Tests.Catalogue;

/// <summary>What must hold of the catalogue folder whoever edits it.</summary>
public sealed partial class CommittedCatalogueTests
{
    private static readonly IndicatorCatalogue Catalogue = CommittedCatalogue.Catalogue;

    [Fact]
    public void Files_LoadWithoutProblems() =>
        Assert.Empty(CatalogueLoader.Load(CommittedCatalogue.Files).Problems.Select(p => p.ToString()));

    [Fact]
    public void EveryFormula_Compiles() =>
        Assert.Empty(CatalogueCompiler.Compile(Catalogue).Problems.Select(p => p.ToString()));

    [Fact]
    public void EveryKnownIndicator_IsComputedOrListedWithItsReason()
    {
        var known = File.ReadAllLines(Path.Combine(
            CommittedCatalogue.Root, "tests", "Hengjian.Indicators.Tests", "Catalogue", "known-indicators.txt"));
        var computed = Catalogue.Indicators.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var listed = Catalogue.NotComputable.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(307, known.Length);
        Assert.Equal([], known.Except(computed).Except(listed));
        Assert.Equal([], listed.Except(known));
        Assert.Equal([], listed.Intersect(computed));
        Assert.True(known.Count(computed.Contains) >= 120);
    }

    [Fact]
    public void AStandardReadAsOriginalText_RestsOnADocumentThatWasRead()
    {
        var evidence = Catalogue.Sources.ToDictionary(s => s.Key, s => s.Evidence, StringComparer.Ordinal);
        Assert.Empty(Catalogue.Indicators
            .Where(i => i.Thresholds.Any(t => t.Evidence == Evidence.Read && evidence[t.Source] != Evidence.Read))
            .Select(i => i.Id));
    }

    [Fact]
    public void OurOwnProposals_AreMarkedAsSuch()
    {
        Evidence[] unproven = [Evidence.Inferred, Evidence.Recalled];
        Assert.All(Catalogue.Indicators, i => Assert.True(i.Source is not null || i.Evidence == Evidence.Inferred, i.Id));
        Assert.Empty(Catalogue.Indicators.SelectMany(i => i.Thresholds, (i, t) => (i.Id, Threshold: t))
            .Where(x => x.Threshold.Source == "OWN" && !unproven.Contains(x.Threshold.Evidence)).Select(x => x.Id));
    }

    [Fact]
    public void AnIndicatorThatComparesWithItsStandard_HasOneForEveryStage()
    {
        var asked = Catalogue.Indicators.SelectMany(i => StandardOf().Matches(i.Formula).Select(m => (User: i, Id: m.Groups[1].Value)));
        Assert.All(asked, a =>
        {
            Assert.True(Catalogue.TryFind(a.Id, out var indicator), a.Id);
            Assert.All(a.User.Stages, stage => Assert.Contains(
                indicator.Thresholds, t => t.Role == ThresholdRole.Standard && (t.Stage == stage || t.Stage == SchoolStage.All)));
        });
    }

    [Fact]
    public void TheFloorOfTheSevenResources_IsEightyFivePercentOfTheStandard()
    {
        var resources = Catalogue.Indicators.Where(i => i.Id.StartsWith("compulsory.yzjh.res.", StringComparison.Ordinal)).ToList();
        Assert.Equal(7, resources.Count);
        Assert.All(resources, i => Assert.All(i.Stages, stage =>
        {
            double Of(ThresholdRole role) => i.Thresholds.Single(t => t.Role == role && t.Stage == stage).Value;
            Assert.Equal(0.85 * Of(ThresholdRole.Standard), Of(ThresholdRole.Floor), precision: 9);
        }));
    }

    [Fact]
    public void TextsForReaders_AreChineseSentences()
    {
        var texts = Catalogue.Indicators.SelectMany(i => new[] { i.Definition, i.Notes, i.Missing })
            .Concat(Catalogue.Dictionary.Elements.Select(e => e.Definition))
            .Concat(Catalogue.NotComputable.Select(n => n.Reason))
            .Concat(Catalogue.Sources.Select(s => s.Note))
            .Where(t => t.Length > 0);
        Assert.All(texts, t => Assert.EndsWith("。", t, StringComparison.Ordinal));
        Assert.All(texts, t => Assert.DoesNotMatch(EnglishWord(), t.Replace("Mbps", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryNumberElement_CannotBeNegativeUnlessItSaysSo()
    {
        string[] signed = ["land_income_net"];
        Assert.Empty(Catalogue.Dictionary.Elements
            .Where(e => e.Kind == ValueKind.Number && e.Min is null && !signed.Contains(e.Id)).Select(e => e.Id));
    }

    [GeneratedRegex(@"(?:std|floor_of)\(\[([^\]]+)\]\)")]
    private static partial Regex StandardOf();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex EnglishWord();
}

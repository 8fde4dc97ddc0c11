using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Catalogue.Editing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Tests.Catalogue.Editing;

public sealed class CatalogueEditTests
{
    [Fact]
    public void EveryCommittedIndicator_WrittenAnew_IsTheSameIndicator()
    {
        foreach (var indicator in CommittedCatalogue.Catalogue.Indicators)
        {
            var edited = CatalogueEdit.Put(CommittedCatalogue.Files, indicator);
            Assert.Empty(edited.Problems);
            Assert.True(edited.Value.Catalogue.TryFind(indicator.Id, out var again));
            Assert.Empty(CatalogueDifference.Fields(indicator, again));
            // Nothing else in the catalogue moved, not even the order.
            Assert.True(CatalogueDifference.Between(CommittedCatalogue.Catalogue, edited.Value.Catalogue).IsEmpty, indicator.Id);
            Assert.Equal(CommittedCatalogue.Catalogue.Indicators.Select(i => i.Id), edited.Value.Catalogue.Indicators.Select(i => i.Id));
        }
    }

    [Fact]
    public void ChangedFormula_IsANewVersion_ThatDiffersInNothingElse()
    {
        Assert.True(CommittedCatalogue.Catalogue.TryFind("class-size.large-share", out var was));
        var edited = CatalogueEdit.Put(CommittedCatalogue.Files, was with { Formula = "100 * count_if(class_size >= 51) / count(class_size)" }).Value;
        Assert.NotEqual(CommittedCatalogue.Catalogue.Version, edited.Catalogue.Version);
        var change = Assert.Single(CatalogueDifference.Between(CommittedCatalogue.Catalogue, edited.Catalogue).Indicators);
        var field = Assert.Single(change.Fields);
        Assert.Equal(("公式", was.Formula), (field.Name, field.Before));
        // One file of the folder differs, and in it only the entry's lines.
        var (before, after) = CommittedCatalogue.Files.Zip(edited.Files).Single(p => p.First.Text != p.Second.Text);
        Assert.Equal("indicators/class-size.yaml", before.Name);
        Assert.Equal(before.Text.Split('\n')[20..], after.Text.Split('\n')[^(before.Text.Split('\n').Length - 20)..]);
    }

    [Fact]
    public void NewIndicator_StandsAtTheEndOfItsTopic()
    {
        var made = new Indicator("class-size.mine", "本县口径大班额比例", "class-size", "%", "100 * count_if(class_size >= 60) / count(class_size)")
        {
            Levels = [RegionLevel.County],
            Definition = "试写。",
        };
        var edited = CatalogueEdit.Put(CommittedCatalogue.Files, made).Value.Catalogue;
        Assert.Equal("class-size.mine", edited.Indicators.Last(i => i.Topic == "class-size").Id);
        var change = Assert.Single(CatalogueDifference.Between(CommittedCatalogue.Catalogue, edited).Indicators);
        Assert.Null(change.Before);
    }

    [Fact]
    public void UnknownTopic_AndANameThatIsTaken_AreRefusedInWords()
    {
        Assert.True(CommittedCatalogue.Catalogue.TryFind("class-size.large-share", out var known));
        Assert.Equal("HJI0417", Assert.Single(CatalogueEdit.Put(CommittedCatalogue.Files, known with { Id = "x.new", Topic = "nowhere" }).Problems).Code);
        Assert.Equal("HJI0403", Assert.Single(CatalogueEdit.Put(CommittedCatalogue.Files, known with { Id = "class-size.twin" }).Problems).Code);
    }

    [Fact]
    public void AnyText_ComesBackAsItWas()
    {
        var texts = ArbMap.Default.ArbFor<string>().Generator;
        var all = texts.SelectMany(d => texts.SelectMany(n => texts.SelectMany(m => ArbMap.Default.ArbFor<double>().Generator.Select(v => (d, n, m, v)))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Arb.From(all), t => ComesBack(t.d, t.n, t.m, t.v)));
    }

    private static void ComesBack(string? definition, string? notes, string? name, double value)
    {
        if (!double.IsFinite(value)) return;
        var made = new Indicator("class-size.any", Clean(name) is { Length: > 0 } n ? n : "名", "class-size", "%", "count(class_size)")
        {
            Levels = [RegionLevel.County, RegionLevel.City],
            Stages = [SchoolStage.Primary],
            Definition = Clean(definition) is { Length: > 0 } d && d.Trim().Length > 0 ? d : "定义",
            Notes = Clean(notes),
            Thresholds = [new Threshold(Comparison.AtMost, value, "JJ2019", Evidence.Secondary) { Note = Clean(notes), Stage = SchoolStage.Primary }],
        };
        if (made.NameZh.Trim().Length == 0 || CommittedCatalogue.Catalogue.Indicators.Any(i => i.NameZh == made.NameZh)) return;
        var edited = CatalogueEdit.Put(CommittedCatalogue.Files, made);
        Assert.Empty(edited.Problems);
        Assert.True(edited.Value.Catalogue.TryFind("class-size.any", out var again));
        Assert.Equal((made.NameZh, made.Definition, made.Notes), (again.NameZh, again.Definition, again.Notes));
        Assert.Equal((value, made.Thresholds[0].Note), (again.Thresholds[0].Value, again.Thresholds[0].Note));
    }

    // A lone half of a character is no text; YAML refuses some control characters even when escaped.
    private static string Clean(string? text) => string.Concat((text ?? "").Where(c => !char.IsSurrogate(c) && (!char.IsControl(c) || c is '\n' or '\t') && c is not ('\uffff' or '\ufffe')));
}

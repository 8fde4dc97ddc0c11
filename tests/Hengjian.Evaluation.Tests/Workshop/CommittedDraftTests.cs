using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Workshop;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;

namespace Hengjian.Evaluation.Tests.Workshop;

/// <summary>Every indicator that ships can be opened in the form, and the form says nothing else than the file.</summary>
public sealed class CommittedDraftTests
{
    private static readonly Lazy<WorkshopBase> Shipped = new(() =>
    {
        var files = DefinitionFiles.Read(DefinitionFiles.CatalogueFolder);
        var compiled = CatalogueLoader.Load(files).Then(CatalogueCompiler.Compile).Value;
        return new WorkshopBase(compiled.Catalogue.Version, files, compiled);
    });

    [Fact]
    public void EveryIndicator_FitsTheForm_AndComesBackUnchanged()
    {
        var from = Shipped.Value;
        var lost = from.Catalogue.Indicators.Select(i => (i.Id, Read: DraftReader.Read(from, DraftText.Of(i)), Was: i))
            .Where(r => r.Read.Indicator is null || Indicators.Catalogue.Editing.IndicatorYaml.Write(r.Read.Indicator) != Indicators.Catalogue.Editing.IndicatorYaml.Write(r.Was))
            .Select(r => $"{r.Id}: {string.Join(' ', r.Read.Problems.Select(p => p.Field + p.Problem))}");
        Assert.Empty(lost);
    }
}

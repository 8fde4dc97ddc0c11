using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Demo;

/// <summary>The oracle is the importer: reading the files back gives the table they were written from.</summary>
public sealed class DemoFilesTests
{
    private static readonly DataDictionary Dictionary = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value.Dictionary;
    private static readonly DemoData Data = DemoProvince.Create(Dictionary);
    private static readonly List<DemoGiving> Givings = [.. DemoFiles.Of(Data, Dictionary, "v").Where(g => g.Snapshot.Table.Period == 2025)];

    [Theory]
    [InlineData("region")]
    [InlineData("region-stage")]
    [InlineData("school")]
    [InlineData("kindergarten")]
    [InlineData("project")]
    [InlineData("class")]
    public void Import_GivesTheSameTable(string kind)
    {
        var giving = Givings.Single(g => g.Snapshot.Kind == kind);
        var made = giving.Snapshot.Table;
        var files = giving.Files.Select(f => new ImportFile(f.Name, new MemoryStream(f.Bytes))).ToList();
        var request = new ImportRequest(ImportKinds.Parse(kind)!.Value, 2025, files, Dictionary, Data.Regions)
        {
            Schools = kind == "class" ? Data.ToDataset().Find(Grain.SchoolYear, 2025) : null,
        };
        var outcome = FactImporter.Read(request, null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Problems);
        var read = Assert.Single(outcome.Tables);
        Assert.Equal(made.Regions, read.Regions);
        Assert.Equal(made.Keys, read.Keys);
        Assert.Equal(made.Names, read.Names);
        Assert.Equal(made.Origins!.Line, read.Origins!.Line);
        Assert.Equal(made.Origins.File, read.Origins.File);
        Assert.Equal(made.Origins.Files, read.Origins.Files);
        Assert.Equal(made.Columns.Keys.Order(StringComparer.Ordinal), read.Columns.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, column) in made.Columns)
        {
            Assert.Equal(Enumerable.Range(0, made.RowCount).Select(column.FlagAt), Enumerable.Range(0, made.RowCount).Select(read.Columns[id].FlagAt));
            if (column is NumberColumn numbers) Assert.Equal(numbers.ToArray(), ((NumberColumn)read.Columns[id]).ToArray());
            if (column is CodeColumn codes) Assert.Equal(codes.Codes, ((CodeColumn)read.Columns[id]).Codes);
        }
    }

    [Fact]
    public void Files_AreSmall() =>
        Assert.InRange(Givings.Sum(g => g.Files.Sum(f => (long)f.Bytes.Length)), 5_000_000, 20_000_000);
}

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>The whole catalogue over provinces nobody has looked at.</summary>
public sealed class RandomProvinceTests(ITestOutputHelper output)
{
    private const int Provinces = 45;

    [Fact]
    public void EveryValue_IsTheSame_AndEveryIndicatorHasANumberSomewhere()
    {
        var differences = new List<string>();
        var numbers = new HashSet<string>();
        var compared = 0;
        for (var seed = 1; seed <= Provinces; seed++)
        {
            var dataset = InventedWorld.Province(seed);
            var comparison = InventedWorld.Compare(dataset, InventedWorld.Evaluate(dataset));
            compared += comparison.Compared;
            numbers.UnionWith(comparison.WithNumbers);
            differences.AddRange(comparison.Differences.Select(d => $"seed {seed}: {d}"));
        }
        output.WriteLine($"{compared} values of {numbers.Count} indicators in {Provinces} provinces");
        Assert.Empty(differences.Take(20));
        Assert.Empty(InventedWorld.Catalogue.Indicators.Select(i => i.Id).Except(numbers));
    }
}

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Tests.Scoring;
using Hengjian.Indicators.Uncertainty;
using static Hengjian.Indicators.Tests.Scoring.Stage;

namespace Hengjian.Indicators.Tests.Uncertainty;

public sealed class SchemeMatrixTests
{
    private static readonly EvaluationScheme Index = Scheme(
        Leaf("1", 60, new RelativeRule(Ref("growth"))), Leaf("2", 40, new RelativeRule(Ref("large"))));

    private static Stage Four() => new Stage(4)
        .With("growth", 0, 2).With("growth", 1, 4).With("growth", 2, 10).With("growth", 3, 4)
        .With("large", 0, 5).With("large", 1, 5).With("large", 2, 1);

    [Fact]
    public void SheetsAndValues_GiveTheSameMatrix()
    {
        var stage = Four().With("large", 3, 3);
        var fromRun = SchemeMatrix.FromRun(Index, stage.Run(Index).Value, stage.Tree, RegionLevel.Province).Value;
        var fromValues = SchemeMatrix.FromValues(Index, Stage.Catalogue, stage.Results(), RegionLevel.Province).Value;
        Assert.Equal(new double[] { 0, 0, 0.25, 0, 1, 1, 0.25, 0.5 }, Cells(fromValues));
        Assert.Equal(Cells(fromRun).Select(c => Math.Round(c, 12)), Cells(fromValues));
        Assert.Equal([60, 40], fromValues.Items.Select(i => i.Weight));
        Assert.All(fromValues.Units, u => Assert.Equal(900000, u.Group));
    }

    [Fact]
    public void UnitLackingAValue_IsLeftOutAndNamed_OrTheItemLeavesItsBase()
    {
        var stage = Four();
        var left = SchemeMatrix.FromValues(Index, Stage.Catalogue, stage.Results(), RegionLevel.Province).Value;
        Assert.Equal((stage.Cities[3], "2"), (Assert.Single(left.LeftOut).Region, left.LeftOut[0].Items[0]));
        Assert.Equal(3, left.Units.Count);
        var kept = SchemeMatrix.FromRun(Index, stage.Run(Index).Value, stage.Tree, RegionLevel.Province, AbsentItems.LeaveBase).Value;
        Assert.True(double.IsNaN(kept.Row(3)[1]));
        Assert.Equal(0.25, CompositeIndex.Compute(kept)[3].Index, 12);
    }

    [Fact]
    public void MissingPolicyOfTheScheme_Holds()
    {
        var stop = SchemeMatrix.FromValues(Index with { Missing = MissingPolicy.Stop }, Stage.Catalogue, Four().Results(), RegionLevel.Province);
        Assert.Equal("HJI0704", Assert.Single(stop.Problems).Code);
        var zero = SchemeMatrix.FromValues(Index with { Missing = MissingPolicy.ZeroPoints }, Stage.Catalogue, Four().Results(), RegionLevel.Province);
        Assert.Equal(0, zero.Value.Row(3)[1]);
    }

    [Fact]
    public void OtherMethods_NeedSheets() => Assert.Equal("HJI0702", Assert.Single(SchemeMatrix.FromValues(
        Scheme(Leaf("1", 100, new LinearRule(Ref("growth"), 0, 5))), Stage.Catalogue, Four().Results(), RegionLevel.Province).Problems).Code);

    private static IEnumerable<double> Cells(ItemMatrix matrix) =>
        Enumerable.Range(0, matrix.Units.Count).SelectMany(u => matrix.Row(u).ToArray());
}

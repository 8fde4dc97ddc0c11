namespace Hengjian.Audit.Tests.Context;

/// <summary>Shares told of a part by its name alone, once the total was parted.</summary>
public sealed class NamedPartsTests
{
    [Theory]
    [InlineData("防火投入6500万元，其中人防3145万元，物防1268万元，技防2087万元。人防占48.4%。", "48.4%", "84.4%")]
    [InlineData("防火投入6500万元，其中人防3145万元，物防1268万元，技防2087万元。人防占48.4%。", "48.4%", "57.7%")] // of another number
    [InlineData("东山林场护林员5480人。西山林场护林员2365人。南山林场护林员3127人。护林员合计10972人。\n东山林场占49.9%，接近一半。", "49.9%", "94.9%")]
    [InlineData("当年阔叶树栽植9127万株，针叶树栽植6318万株，合计栽植15445万株，针叶树栽植占40.9%。", "40.9%", "37.7%")]
    [InlineData("引进技术员212名，硕士研究生及以上83名，本科生129名，研究生占比39.15%。", "39.15%", "64.34%")] // of the other part
    [InlineData("资助学员86400人次，其中山区9300人次、平原54700人次、库区学员22400人次；库区占25.9%。", "25.9%", "41.0%")]
    [InlineData("新增苗圃4.25万个，按地区分，山区0.42万个、平原2.86万个、库区0.97万个，平原地区占67.3%。", "67.3%", "61.4%")]
    [InlineData("接受捐赠684万元，支出591万元，结余93万元；其中育苗支出236万元、防火支出355万元，防火支出占全部支出的60.1%。", "60.1%", "51.9%")]
    public void ShareOfANamedPart_ThatMisses_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("苗圃83处，其中公办51处，民办32处。公办苗圃育苗面积占比56.8%。")] // of the area, not of the nurseries
    [InlineData("技术人员职称：正高级14人、副高级905人、中级1872人、初级1815人，四级相加4606人；副高级以上占20.0%。")] // both together
    [InlineData("防火投入6500万元，其中人防3145万元，物防1268万元，技防2087万元。上年人防占40.2%。")]
    [InlineData("全市护林员10972人，其中东山5480人，西山5492人。全市瞭望塔东山占31.2%。")]
    [InlineData("苗圃83处，其中公办苗圃51处，民办苗圃32处，育苗1260万株，公办占56.8%。")] // of what was told since
    [InlineData("引进技术员212名，硕士研究生83名，博士研究生129名，研究生占比100%。")] // both are called so
    public void OtherMeasures_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

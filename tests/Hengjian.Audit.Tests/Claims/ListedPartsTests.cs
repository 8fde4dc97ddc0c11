namespace Hengjian.Audit.Tests.Claims;

/// <summary>Lists behind 其中: some parts may be left out, but none is told twice.</summary>
public sealed class ListedPartsTests
{
    [Theory]
    [InlineData("全市建立护林组织64个，其中大队3个、中队7个、小队54个。", "64个", "56个")]
    [InlineData("检查林场128个，其中国营46个、集体51个、联营22个、租赁9个。", "128个", "114个")]
    [InlineData("林业局全年召开会议14次，其中局务会5次、专题会9次。", "14次", "41次")] // digits swapped
    [InlineData("建成苗圃31处，其中温室9处、大棚22处，新增苗位16740个，平均每处540个。", "22处", "23处")] // what follows is counted in another unit
    [InlineData("巡查共反馈问题82个，松岭县14个，柏河县22个，榆川县19个，桦木县27个，均已交办。", "82个", "81个")] // behind the total without a word, names that end alike
    [InlineData("巡查共反馈问题82个，松岭县14个，柏河县22个，榆川县19个，桦木县27个，均已交办。", "27个", "72个")]
    [InlineData("义务教育护林教员2232人，小学1298人，初中934人。", "2232人", "2322人")]
    [InlineData("新苗圃提供苗位1620个。旧苗圃另有苗位540个，两项合计2160个。", "2160个", "2610个")]
    [InlineData("全年争取上级专项7283万元，其中防火道路2930万元、防火队伍3145万元、瞭望塔1208万元。", "2930万元", "9230万元")] // obtained, not planned
    [InlineData("投资1.47亿元，其中步道、岗亭、隔离带分别为8640万元、4375万元、1690万元，合计14705万元。", "合计14705", "合计41705")] // told roughly before
    [InlineData("高中阶段林校招生22800人，其中普通高中12480人、中职学校10320人。", "22800人", "28160人")]
    public void MoreThanTheTotal_OrSwapped_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("全市建立护林组织70个，其中大队3个、中队7个、小队54个。")] // some are left out
    [InlineData("林业局全年召开会议15次，其中局务会5次、专题会8次。")]
    [InlineData("护林员100人，其中女护林员60人、党员护林员50人。")] // both may be one person
    [InlineData("林场工人300人，其中寄宿180人、少数民族150人。")]
    [InlineData("总支出29.92亿元。其中：民生支出24.15亿元，占80.7%，防火支出2.52亿元，造林支出6.73亿元。")]
    [InlineData("林业人员13385人，其中技师4993人，技工6330人，学徒666人。")]
    [InlineData("检查林场120个，其中国营46个、集体51个、联营22个、租赁9个，部分林场兼有两种性质。")]
    [InlineData("林校幼儿班61240人，普通高中39815人，中职20376人，四类相加344913人。")] // beside each other
    [InlineData("全市林场85个，松岭市14个，柏河县22个，榆川县19个，桦木县27个。")]
    [InlineData("年内争取达到造林84万亩，其中东山市14万亩、西山县22万亩。")]
    [InlineData("苗圃育苗4310万株，其中出圃1585万株，移栽2606万株，补植120万株，两项合计4191万株。")]
    public void ListOfSome_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    // The growth told to a tenth does not show that two digits of the total are swapped.
    [Fact]
    public void TotalBorneOutByARoundedRate_IsWrongAllTheSame() =>
        Assert.NotEmpty(Audited.Wrong("造林经费395715万元，比上年的376967万元增长5.0%，其中东山176420万元，比上年的168020万元增长5.0%；西山219331万元，比上年的208947万元增长5.0%。"));
}

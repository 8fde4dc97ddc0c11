namespace Hengjian.Audit.Tests.Claims;

/// <summary>Shares to which the words leave but one part and one whole.</summary>
public sealed class ShareFramesTests
{
    [Theory]
    [InlineData("护林员2640人，其中持证上岗1848人，占70%；瞭望塔3960座。", "占70%", "占47%")] // of 3960
    [InlineData("全市防火专项资金42.5亿元，已支出31.45亿元，执行进度为74%，部分县年底突击支出。", "74%", "59%")]
    [InlineData("巡护点名应到1840人，实到1656人，到岗率90.0%。", "90.0%", "64.2%")]
    [InlineData("抽检树苗24500株，检出带病3430株，带病率14.0%。", "14.0%", "21.5%")]
    [InlineData("发放告知书4200份，收回4074份，回收率97.0%，满意率96.2%。", "97.0%", "71.3%")]
    [InlineData("62座瞭望塔中新建31座，占50.0%。", "50.0%", "38.3%")]
    [InlineData("改造项目30个，已完工18个，在建9个，未开工3个，完工率60.0%。", "60.0%", "42.0%")]
    [InlineData("首批支持80个林场，其中72个已经完成道路改造，完成率90.0%。", "90.0%", "66.2%")]
    [InlineData("在编护林员2640人，其中持证上岗1848人，占70.0%；初中以上学历2112人，占80.0%。", "80.0%", "55.1%")] // goes on with the same whole
    [InlineData("重点林区管护面积4860公顷。天然林2187公顷，人工林1701公顷，灌木林972公顷，占比依次为45.0%、35.0%、20.0%。", "35.0%", "51.2%")]
    [InlineData("今年栽植苗木4320万株，其中阔叶树1512万株，占新栽苗木的35.0%。", "35.0%", "44.2%")]
    [InlineData("在岗护林员2968人，达到三级以上的2911人，达标率98.1%；巡护队长846人，达到二级以上的809人，占巡护队长的95.6%。", "809人", "890人")] // more than the whole
    [InlineData("应移交瞭望塔23座，实际移交16座，仍有7座未验收，移交率只有69.6%。", "69.6%", "94.1%")]
    [InlineData("全市应聘5218人，录用护林员2974人，录用巡查员2035人，录用合计5009人，录用率96.0%。", "96.0%", "65.6%")] // of what the parts add up to
    [InlineData("查阅巡护记录480份，发现笔迹雷同、事后补签的72份，占15.0%。", "15.0%", "23.4%")]
    public void PairInItsFrame_ThatMisses_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("邻县共11个林场，已通过验收4个，占36.4%；我县2个，占22.2%。")] // of our own nine
    [InlineData("受理来信76件，办结73件；投诉集中在砍伐（28件）、放牧（19件）两项，两项占61.8%。")]
    [InlineData("东山林场80个，西山林场20个，占3.8%。")] // beside each other
    [InlineData("公办苗圃42个，民办苗圃38个，占8.3%。")]
    [InlineData("造林420公顷、抚育80公顷，占全县的1.6%。")]
    [InlineData("发放告知书4200份，收回4074份，回收率97.0%，群众满意率91.3%。")] // of those asked
    [InlineData("护林员2640人，其中持证1848人，生态林覆盖率93.2%。")]
    [InlineData("持证护林员1943人，持证率99.0%；大专以上学历1854人，占94.1%。")] // of all, told elsewhere
    [InlineData("去年护林员2640人，今年1848人，占全市的12.4%。")]
    [InlineData("在林区防火项目中，上级补助2860万元，县级配套1540万元，占预算的4.1%。")]
    [InlineData("护林员1843人，2023年持证率为48.3%，2024年持证人数增加到1117人，持证率60.6%。")]
    [InlineData("应聘人员1260人，实际录用254人，录用率20.2%，上年录用率25.0%。")]
    [InlineData("项目30个，已完工18个，全省平均完工率55%。")] // of another circle
    [InlineData("项目30个，已完工18个，上月完工率50%。")]
    [InlineData("问题23个，已整改16个，要求整改率90%以上。")]
    [InlineData("应移交瞭望塔23座，实际移交16座，计划明年移交率达到90%。")]
    public void OtherWholes_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

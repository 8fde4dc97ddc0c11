namespace Hengjian.Audit.Tests.Claims;

/// <summary>Shares whose words leave one part and one whole as long as nothing else gives what is stated.</summary>
public sealed class LikelyFramesTests
{
    [Theory]
    [InlineData("巡护员资格评审通过312人，申报446人，通过率70.0%。", "70.0%", "57.9%")] // the whole is told behind its part
    [InlineData("建成瞭望塔392座，计划420座，完成率93.3%。", "93.3%", "80.0%")]
    [InlineData("山区林场通过93人，全市通过214人，山区占43.5%。", "43.5%", "49.2%")]
    [InlineData("62座瞭望塔仅14座完成改造，推进面22.6%。", "22.6%", "33.9%")]
    [InlineData("抽查的三个林场应配备水泵1480台，实有能用的1139台，完好率77.0%，损坏或缺失341台。", "77.0%", "49.3%")]
    [InlineData("东山林场承担整改14项，完成9项，进度64.3%；西山林场承担13项，完成8项，进度61.5%。", "64.3%", "50.0%")]
    [InlineData("毕业学员4206人，其中升学2391人，直接就业1702人，升学和就业人数合计4093人，落实率97.3%。", "97.3%", "84.2%")]
    [InlineData("发放告知书4000份，回收3856份，回收率96.4%，对管护情况满意的2699份，满意率70.0%。", "70.0%", "54.6%")]
    [InlineData("林场共有护林站612个，其中山区428个、平原184个。无电的护林站5个，占0.82%。", "0.82%", "0.58%")]
    [InlineData("共查出隐患217个，其中消防设施68个、道路54个、车辆23个、安防41个、其他31个。对其中能够立行立改的142个已当场督促整改，占65.4%。", "65.4%", "44.4%")]
    [InlineData("林场教职工1986人，其中护林员1164人、司机548人、其他人员274人。护林员持证1151人，持证率98.9%。", "98.9%", "95.3%")] // of what the name begins with
    [InlineData("在册苗木37280株，其中良种苗木在圃34595株，良种苗木覆盖率92.8%。", "92.8%", "70.4%")]
    [InlineData("核定编制3958名，空编137名，空编率为3.46%。", "3.46%", "4.91%")]
    [InlineData("管护指标满分300分，得分261.4分，扣38.6分，得分率87.1%。", "87.1%", "94.4%")]
    [InlineData("改造资金年初结转1260万元、当年到位3540万元，可用资金合计4800万元，当年支出2952万元，执行率61.5%。", "61.5%", "41.6%")]
    [InlineData("林区84个乡镇中有63个通过验收，占75.0%。", "75.0%", "57.1%")] // 84 ÷ (84 + 63)
    [InlineData("在职护林员2360人，35岁及以下1087人，占46.1%；高中以上学历2073人，占87.8%。", "46.1%", "52.4%")] // of what is told behind
    [InlineData("林业支出46.82亿元，上年为43.17亿元，增长8.5%；林业支出占全市支出251.4亿元的18.6%。", "18.6%", "186%")] // what it was before is no part
    [InlineData("林区在编职工4372人，其中东山682人、西山1236人、南山2454人。从年龄看，50岁以上的1289人，占在编人员的29.5%。", "29.5%", "32.6%")]
    [InlineData("工资支出67140万元，商品支出16290万元，补助4820万元，其他支出10490万元，合计98740万元。四类支出占比依次为68.0%、16.5%、4.9%和10.6%。", "10.6%", "10.8%")]
    [InlineData("防火资金年初安排4200万元，已支出2436万元，支出进度为58%。", "58%", "78%")]
    [InlineData("林区护林员1012人，护林员与林地之比为1:13.0。护林员中高中及以上学历935人，占92.4%；持证987人，未持证的25人。", "92.4%", "94.7%")] // of what is told behind
    [InlineData("骨干护林员省级14人、市级73人、县级265人，总数352人。从分布看，在山区林场的有231人，占65.6%。", "65.6%", "87.2%")] // of one part of the total
    public void PairThatTheWordsLeave_ThatMisses_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("去年通过评审312人，今年申报446人，通过率57.9%。")] // not of what was handed in this year
    [InlineData("东山林场通过93人，西山林场通过214人，东山占30.3%。")] // of both together
    [InlineData("建成瞭望塔392座，计划明年建设420座，完成率98.0%。")]
    [InlineData("2023年毕业学员27930人，升学14620人、就业11270人、其他2040人，落实率92.7%。")] // two of the parts
    [InlineData("安排防火资金1238万元，安排抚育资金1846万元，两项合计3084万元，其中防火资金用于道路402万元，占32.47%。")] // its name says of which
    [InlineData("应聘护林员1260人，实际报到254人，报到率96.2%。")] // of those taken on, whom nobody numbered
    [InlineData("护林站612个，其中山区428个、平原184个。新建护林站5个，占全市新建护林站的25%。")]
    [InlineData("林场职工1986人，其中护林员1164人、司机548人、其他274人。本科毕业的护林员151人，占护林员的13.0%。")]
    [InlineData("护林员6345人，持证4021人，持证率63.4%，培训达到三级的3020人，达到率75.1%。")]
    [InlineData("在册苗木8236株，其中良种苗木7684株，良种率93.3%；育苗三年成活率94.7%。")] // of what was planted three years ago
    public void OtherWholes_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

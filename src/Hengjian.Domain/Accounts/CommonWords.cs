namespace Hengjian.Domain.Accounts;

/// <summary>The words most passwords are made of, and those of this trade: what a guesser tries first.</summary>
internal static class CommonWords
{
    private const string Text = """
        password passw0rd passwd pass word admin administrator root guest user test demo login welcome letmein master hello sunshine princess
        dragon monkey shadow football baseball superman batman michael jordan killer hunter summer winter spring autumn flower freedom
        whatever trustno secret access server system computer internet windows oracle cisco google apple baidu taobao weixin wechat qq
        love iloveyou loveyou forever lucky happy angel baby money china chinese beijing shanghai zhongguo woaini woaiwojia aini woshi
        nihao mima denglu guanli guanliyuan xitong yonghu ceshi laoshi xuexiao xuesheng jiaoyu jiaoyuju dudao dudaoban dudaoshi pingjia
        zhengfu caizheng caizhengju renshe xianzhang shizhang bangong bangongshi shuju tianbao shenhe qwerty qwer asdf zxcv qazwsx
        hengjian hj jiaoyuting shengzhang qwe asd zxc abc aaa wang zhang liu chen yang huang zhao zhou xiaoming
        default changeme temp temporary office company school student teacher education government public private security network
        manager super supervisor auditor clerk checker reviewer inspector leader monday friday january december one two three
        衡鉴 密码 管理员 系统 教育 督导 评价 政府 履职 财政 学校 老师 学生 测试 你好 中国 我爱你 我爱 填报 审核 办公室
        """;

    /// <summary>Lower case.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}

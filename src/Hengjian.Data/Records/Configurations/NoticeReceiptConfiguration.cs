using Hengjian.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class NoticeReceiptConfiguration : IEntityTypeConfiguration<NoticeReceiptRecord>
{
    public void Configure(EntityTypeBuilder<NoticeReceiptRecord> builder)
    {
        builder.ToTable("notice_receipts");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.OpenedBy).HasMaxLength(40);
        builder.HasIndex(r => new { r.NoticeId, r.UnitId }).IsUnique();
        builder.HasOne<NoticeRecord>().WithMany().HasForeignKey(r => r.NoticeId).OnDelete(DeleteBehavior.Restrict);
    }
}

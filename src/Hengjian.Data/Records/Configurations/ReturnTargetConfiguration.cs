using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ReturnTargetConfiguration : IEntityTypeConfiguration<ReturnTargetRecord>
{
    public void Configure(EntityTypeBuilder<ReturnTargetRecord> builder)
    {
        builder.ToTable("return_targets");
        builder.HasKey(r => new { r.OrderId, r.Kind, r.Target });
        builder.Property(r => r.OrderId).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasMaxLength(20);
        builder.Property(r => r.Target).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.HasOne<ReturnOrderRecord>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}

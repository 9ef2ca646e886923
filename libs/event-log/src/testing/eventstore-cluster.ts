import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { UUID } from '@eventstore/db-client/generated/shared_pb.js';

export type NodeState = keyof typeof MemberInfo.VNodeState;

/** A cluster of one node, as that node tells of it. */
export function clusterOf(state: NodeState, port: number): ClusterInfo {
  const node = new MemberInfo()
    .setInstanceId(new UUID().setString('00000000-0000-4000-8000-000000000001'))
    .setState(MemberInfo.VNodeState[state])
    .setIsAlive(true)
    .setHttpEndPoint(new EndPoint().setAddress('127.0.0.1').setPort(port));
  return new ClusterInfo().setMembersList([node]);
}
